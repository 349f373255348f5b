package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.RelyingParty.Discovery;
import io.pachsh.certificate.Authority;
import io.pachsh.network.Network;
import io.pachsh.secret.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
    assertThat(failed.sentence())
        .contains("no authority that the configuration (--provider-ca) names");
    assertThat(failed.remedy()).contains("--provider-ca @FILE");
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
      Discovery.Failed failed = (Discovery.Failed) party().discover(configuration(issuer));
      assertThat(failed.stage()).as(failed.sentence()).isEqualTo(stage);
      return failed;
    } finally {
      server.stop(0);
    }
  }

  private static OidcRelyingParty party() {
    return new OidcRelyingParty(
        Clock.systemUTC(), new SecureRandom(), () -> Network.DIRECT, Trial.PATIENCE);
  }

  /** A configuration that trusts the test's authority alone. */
  private static AuthConfiguration configuration(String issuer) throws Exception {
    OidcClient client =
        new OidcClient(
            issuer,
            FaultyProvider.CLIENT_ID,
            Secret.of("secret"),
            "http://127.0.0.1:30657/callback",
            Optional.of(pem(authority.certificate())));
    return new AuthConfiguration.Guide("okta", "", client, List.of(), false);
  }

  static String pem(Certificate certificate) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private static HttpsServer serve(Certificate... chain) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1);
    server.setHttpsConfigurator(new HttpsConfigurator(authority.context(chain)));
    server.start();
    return server;
  }
}
