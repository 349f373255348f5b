package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.pachsh.access.RelyingParty.Discovery;
import io.pachsh.certificate.Authority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers with good certificates and bad ones. */
class TlsTest {
  @TempDir static Path directory;

  private static Authority authority;

  @BeforeAll
  static void makeAnAuthority() throws Exception {
    authority = Authority.in(directory);
  }

  @Test
  void trustsACertificateOfATrustedAuthority() throws Exception {
    Certificate good = authority.issue("-ext san=ip:127.0.0.1 -validity 30");
    // The handshake passed: the server has no document, and says so.
    assertThat(discover("https", "HTTP", good, authority.certificate()).sentence()).contains("404");
    String remedy = discover("http", "HTTP", good, authority.certificate()).remedy();
    assertThat(remedy).contains("try https://127.0.0.1:");
  }

  @Test
  void refusesASelfSignedCertificate() throws Exception {
    Discovery.Failed failed = discover("https", "TLS", authority.selfSigned());
    assertThat(failed.sentence()).contains("no authority that this machine trusts");
    assertThat(failed.remedy()).contains("keytool");
  }

  @Test
  void refusesAnExpiredCertificate() throws Exception {
    Certificate expired = authority.issue("-ext san=ip:127.0.0.1 -startdate -10d -validity 5");
    assertThat(all(discover("https", "TLS", expired, authority.certificate())))
        .contains("has expired")
        .contains("NotAfter");
  }

  @Test
  void refusesACertificateOfTheFuture() throws Exception {
    Certificate early = authority.issue("-ext san=ip:127.0.0.1 -startdate +5d -validity 5");
    assertThat(all(discover("https", "TLS", early, authority.certificate())))
        .contains("not valid yet");
  }

  @Test
  void refusesACertificateForAnotherName() throws Exception {
    Certificate other = authority.issue("-ext san=dns:other.example -validity 30");
    assertThat(all(discover("https", "TLS", other, authority.certificate())))
        .contains("for another name")
        .contains("found     other.example");
  }

  private static String all(Discovery.Failed failed) {
    return failed.sentence() + "\n" + failed.detail();
  }

  private static Discovery.Failed discover(String scheme, String stage, Certificate... chain)
      throws Exception {
    HttpsServer server = serve(chain);
    try {
      String issuer = scheme + "://127.0.0.1:" + server.getAddress().getPort();
      Discovery.Failed failed = (Discovery.Failed) party().discover(issuer);
      assertThat(failed.stage()).as(failed.sentence()).isEqualTo(stage);
      return failed;
    } finally {
      server.stop(0);
    }
  }

  /** A relying party that trusts the test's authority alone. */
  private static OidcRelyingParty party() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", authority.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    X509TrustManager manager = (X509TrustManager) trust.getTrustManagers()[0];
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    OkHttpClient client =
        new OkHttpClient.Builder().sslSocketFactory(context.getSocketFactory(), manager).build();
    return new OidcRelyingParty(
        Clock.systemUTC(), new SecureRandom(), new Web(client, Trial.PATIENCE));
  }

  private static HttpsServer serve(Certificate... chain) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1);
    server.setHttpsConfigurator(new HttpsConfigurator(authority.context(chain)));
    server.start();
    return server;
  }
}
