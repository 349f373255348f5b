package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.pachsh.access.RelyingParty.Discovery;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, good and bad, made by keytool: an authority and what it signed. */
class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path directory;

  @BeforeAll
  static void makeAnAuthorityAndAServersKey() throws Exception {
    keytool("ca", "-genkeypair -keyalg EC -alias ca -dname CN=authority -ext bc:c");
    keytool("server", "-genkeypair -keyalg EC -alias server -dname CN=server");
    keytool("server", "-certreq -alias server -file " + directory.resolve("server.csr"));
  }

  @Test
  void trustsACertificateOfATrustedAuthority() throws Exception {
    Certificate good = issue("-ext san=ip:127.0.0.1 -validity 30");
    // The handshake passed: the server has no document, and says so.
    assertThat(discover("https", "HTTP", good, authority()).sentence()).contains("404");
    String remedy = discover("http", "HTTP", good, authority()).remedy();
    assertThat(remedy).contains("try https://127.0.0.1:");
  }

  @Test
  void refusesASelfSignedCertificate() throws Exception {
    Discovery.Failed failed = discover("https", "TLS", load("server").getCertificate("server"));
    assertThat(failed.sentence()).contains("no authority that this machine trusts");
    assertThat(failed.remedy()).contains("keytool");
  }

  @Test
  void refusesAnExpiredCertificate() throws Exception {
    Certificate expired = issue("-ext san=ip:127.0.0.1 -startdate -10d -validity 5");
    assertThat(discover("https", "TLS", expired, authority()).sentence())
        .contains("has expired")
        .contains("NotAfter");
  }

  @Test
  void refusesACertificateOfTheFuture() throws Exception {
    Certificate early = issue("-ext san=ip:127.0.0.1 -startdate +5d -validity 5");
    assertThat(discover("https", "TLS", early, authority()).sentence()).contains("not valid yet");
  }

  @Test
  void refusesACertificateForAnotherName() throws Exception {
    Certificate other = issue("-ext san=dns:other.example -validity 30");
    assertThat(discover("https", "TLS", other, authority()).sentence())
        .contains("for another name")
        .contains("found     other.example");
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
  private static OidcRelyingParty party() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", authority());
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

  private static HttpsServer serve(Certificate... chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = load("server");
    store.setKeyEntry(
        "server", store.getKey("server", PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.start();
    return server;
  }

  private static KeyStore load(String name) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve(name + ".p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  /** A certificate that the authority signed for the server's key. */
  private static Certificate issue(String options) throws Exception {
    Path certificate = directory.resolve("server.crt");
    keytool(
        "ca",
        "-gencert -alias ca -infile %s -outfile %s %s"
            .formatted(directory.resolve("server.csr"), certificate, options));
    try (InputStream in = Files.newInputStream(certificate)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static Certificate authority() throws GeneralSecurityException, IOException {
    return load("ca").getCertificate("ca");
  }

  private static void keytool(String store, String arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments.split(" ")));
    command.addAll(List.of("-keystore", directory.resolve(store + ".p12").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
