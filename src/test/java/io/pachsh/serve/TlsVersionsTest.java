package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.wire.auth.WhoAmIRequest;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of one version of TLS is served in that version. */
class TlsVersionsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void isServed(String version) throws Exception {
    TlsPair pair = TlsPair.in(directory);
    try (ServedPractice practice =
        ServedPractice.activated(
            directory.resolve("cluster"), Optional.of(pair), ServedPractice.LIMITS)) {
      assertThat(negotiated(pair, practice.server.port(), version)).isEqualTo(version + " h2");
    }
  }

  @Test
  void anOrdinaryClientIsAnswered() throws Exception {
    TlsPair pair = TlsPair.in(directory);
    try (ServedPractice practice =
        ServedPractice.activated(
            directory.resolve("cluster"), Optional.of(pair), ServedPractice.LIMITS)) {
      assertThat(practice.admin().whoAmI(WhoAmIRequest.getDefaultInstance()).getUsername())
          .isEqualTo("robot:admin");
    }
  }

  private static String negotiated(TlsPair pair, int port, String version) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (FileInputStream pem = new FileInputStream(pair.certificate().toFile())) {
      trusted.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setProtocols(new String[] {version});
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getSession().getProtocol() + " " + socket.getApplicationProtocol();
    }
  }
}
