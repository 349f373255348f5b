package io.pachsh.kube;

import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import io.pachsh.config.KubeCluster;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.network.Network;
import io.pachsh.network.ProxyServer;
import io.pachsh.network.TrustedAuthorities;
import io.pachsh.oidc.transport.ProviderProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * HTTP towards one Kubernetes API: TLS as the kubeconfig wants it, the proxy on the way there, and
 * no redirect, which could carry a token elsewhere.
 */
final class KubeHttp extends OkHttpClientFactory {
  private final KubeCluster cluster;
  private final KeyManager @Nullable [] keys;
  private final Network network;

  KubeHttp(KubeCluster cluster, KeyManager @Nullable [] keys, Network network) {
    this.cluster = cluster;
    this.keys = keys == null ? null : keys.clone();
    this.network = network;
  }

  @Override
  protected void additionalConfig(OkHttpClient.Builder builder) {
    URI server = URI.create(cluster.server());
    builder.followRedirects(false).followSslRedirects(false);
    Optional<ProxyServer> own =
        cluster.proxy().isEmpty()
            ? Optional.empty()
            : Optional.of(ProxyServer.parse("the kubeconfig's proxy-url", cluster.proxy()));
    var unused =
        (own.isPresent()
                ? new ProviderProxy(server, network, own)
                : ProviderProxy.to(server, network))
            .applyTo(builder);
    if ("https".equalsIgnoreCase(server.getScheme())) {
      X509TrustManager trust = trust();
      builder.sslSocketFactory(sockets(trust), trust);
      verifyNames(builder);
    }
  }

  private void verifyNames(OkHttpClient.Builder builder) {
    if (cluster.isInsecure()) {
      builder.hostnameVerifier((host, session) -> true);
    } else if (!cluster.tlsServerName().isEmpty()) {
      var usual = new OkHttpClient().hostnameVerifier();
      builder.hostnameVerifier((host, session) -> usual.verify(cluster.tlsServerName(), session));
    }
  }

  private SSLSocketFactory sockets(X509TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {trust}, null);
      return cluster.tlsServerName().isEmpty()
          ? context.getSocketFactory()
          : new NamedSockets(context.getSocketFactory(), cluster.tlsServerName());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private X509TrustManager trust() {
    try {
      if (cluster.isInsecure()) {
        return (X509TrustManager) SSLUtils.trustManagers(null, null, true, null, null)[0];
      }
      if (!cluster.authority().isEmpty()) {
        return TrustedAuthorities.of("the kubeconfig", cluster.authority().pem().reveal())
            .manager();
      }
      Optional<TrustedAuthorities> named = network.authorities();
      if (named.isPresent()) {
        return named.get().manager();
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (CertificateException e) {
      throw new Failure(
          Exit.FAILED,
          "The certificate authority of the kubeconfig's cluster '%s' cannot be read: %s."
              .formatted(cluster.name(), e.getMessage()),
          "It must be PEM, in certificate-authority-data as Base64.");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java has no store of authorities", e);
    }
  }

  /** Sockets that ask for a server of another name than the address's (RFC 6066 §3). */
  private static final class NamedSockets extends SSLSocketFactory {
    private final SSLSocketFactory usual;
    private final String name;

    NamedSockets(SSLSocketFactory usual, String name) {
      this.usual = usual;
      this.name = name;
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean autoClose)
        throws IOException {
      return usual.createSocket(below, name, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return usual.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return usual.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return usual.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return usual.createSocket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return usual.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return usual.createSocket(host, port, local, localPort);
    }
  }
}
