package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pachsh.access.RelyingParty.Discovery;
import io.pachsh.failure.Interruption;
import io.pachsh.http.Response;
import io.pachsh.network.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every stage at which discovery can fail, and what is said then. */
class DiscoveryTest {
  private static final String DOCUMENT = "/.well-known/openid-configuration";

  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private static String all(Discovery.Failed failed) {
    return failed.sentence() + "\n" + failed.detail();
  }

  private Discovery.Failed failed(String stage, String issuer) {
    Discovery.Failed failed = (Discovery.Failed) trial.discover(issuer);
    assertThat(failed.stage()).as(failed.sentence()).isEqualTo(stage);
    return failed;
  }

  private Discovery.Failed failed(String stage, Response response) {
    provider.routes.put(DOCUMENT, request -> response);
    return failed(stage, provider.issuer());
  }

  @Test
  void anInterruptWhileTheProviderIsSlowEndsAsCtrlCDoes() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    provider.routes.put(
        DOCUMENT,
        request -> {
          asked.countDown();
          awaitFor(over);
          return Response.text(200, "late");
        });
    List<Throwable> ends = new CopyOnWriteArrayList<>();
    Thread asking =
        new Thread(
            () ->
                ends.add(
                    catchThrowable(() -> trial.party.open(trial.configuration(), Trial.PATIENCE))));
    asking.start();
    asked.await();
    asking.interrupt();
    asking.join();
    over.countDown();
    assertThat(ends)
        .singleElement(InstanceOfAssertFactories.type(Interruption.class))
        .extracting(interruption -> interruption.account().orElseThrow().sentence())
        .isEqualTo(
            "Interrupted: the request to %s was given up.".formatted(provider.issuer() + DOCUMENT));
  }

  private static void awaitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void findsTheDocument() {
    assertThat(trial.discover(provider.issuer()))
        .isEqualTo(
            new Discovery.Published(
                provider.issuer(),
                Optional.empty(),
                List.of(
                    "The provider does not list the scope 'profile'. If logins fail with"
                        + " invalid_scope, leave it out; a groups claim needs no scope at many"
                        + " providers.")));
    assertThat(provider.log).containsExactly("GET " + DOCUMENT);
  }

  @Test
  void toleratesOneFinalSlashAndReportsThePublishedForm() {
    assertThat(trial.discover(provider.issuer() + "/"))
        .isInstanceOfSatisfying(
            Discovery.Published.class,
            published -> assertThat(published.issuer()).isEqualTo(provider.issuer()));
    provider.metadata.put("issuer", provider.issuer() + "/");
    assertThat(trial.discover(provider.issuer()))
        .isInstanceOfSatisfying(
            Discovery.Published.class,
            published -> assertThat(published.issuer()).isEqualTo(provider.issuer() + "/"));
    assertThat(trial.refusal().check()).isEqualTo("issuer");
  }

  @Test
  void putsACaretUnderTheFirstDifference() {
    String published = provider.issuer().replace("127.0.0.1", "127.0.0.2");
    provider.metadata.put("issuer", published);
    String[] lines = all(failed("issuer", provider.issuer())).split("\n");
    assertThat(lines[1]).endsWith(provider.issuer());
    assertThat(lines[2]).endsWith(published);
    int caret = lines[3].indexOf('^');
    assertThat(lines[1].charAt(caret)).isEqualTo('1');
    assertThat(lines[2].charAt(caret)).isEqualTo('2');
    assertThat(lines[1].substring(14, caret)).isEqualTo("http://127.0.0.");
  }

  @Test
  void twoSlashesAreAnotherIssuer() {
    provider.metadata.put("issuer", provider.issuer() + "//");
    failed("issuer", provider.issuer());
  }

  @Test
  void namesAnUnknownHost() {
    assertThat(failed("DNS", "http://pachsh-test.invalid").sentence())
        .contains("'pachsh-test.invalid'");
  }

  @Test
  void namesARefusedPort() throws IOException {
    int port = Trial.freePort();
    assertThat(all(failed("TCP", "http://127.0.0.1:" + port)))
        .contains("Nothing listens on 127.0.0.1:" + port)
        .contains("expected  a connection");
  }

  @Test
  void recognisesPlainHttpWhereHttpsWasMeant() throws IOException {
    String answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
    try (RawServer server = new RawServer(out -> out.write(answer.getBytes("US-ASCII")))) {
      Discovery.Failed failed = failed("TLS", "https://127.0.0.1:" + server.port());
      assertThat(failed.sentence()).contains("plain HTTP");
      assertThat(failed.remedy()).contains("http://127.0.0.1:" + server.port());
    }
  }

  @Test
  void recognisesSomethingThatIsNoHttp() throws IOException {
    try (RawServer server = new RawServer(out -> out.write("SSH-2.0-x\r\n".getBytes("US-ASCII")))) {
      assertThat(failed("HTTP", "http://127.0.0.1:" + server.port()).remedy())
          .contains("https://127.0.0.1:" + server.port());
    }
  }

  @Test
  void recognisesAServerThatWantsHttps() {
    String sentence = "Client sent an HTTP request to an HTTPS server.";
    assertThat(failed("HTTP", Response.text(400, sentence)).remedy()).contains("https://");
  }

  @Test
  void sendsPeopleToKeycloaksOtherAddress() {
    assertThat(failed("HTTP", provider.issuer() + "/auth/realms/a").remedy())
        .endsWith(provider.issuer() + "/realms/a");
    assertThat(failed("HTTP", provider.issuer() + "/realms/a").remedy())
        .endsWith(provider.issuer() + "/auth/realms/a");
  }

  @Test
  void sendsPeopleToOktasOrg() {
    assertThat(failed("HTTP", provider.issuer() + "/oauth2/default").remedy())
        .endsWith(provider.issuer());
  }

  @Test
  void namesTheStatus() {
    assertThat(failed("HTTP", Response.text(503, "down")).sentence()).contains("503");
  }

  @Test
  void recognisesAWebPage() {
    assertThat(failed("JSON", Response.html(200, "<html>")).sentence()).contains("HTML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "null", "{\"issuer\":7}", "{\"issuer\":\"\"}"})
  void wantsAJsonObjectWithAnIssuer(String body) {
    provider.routes.put(DOCUMENT, request -> Response.json(200, body));
    assertThat(trial.discover(provider.issuer())).isInstanceOf(Discovery.Failed.class);
  }

  @Test
  void wantsTheEndpoints() {
    provider.metadata.remove("token_endpoint");
    assertThat(failed("JSON", provider.issuer()).sentence()).contains("'token_endpoint'");
    for (String bad : List.of("javascript:alert(1)", "http://h:99999/", "http://", "a b")) {
      provider.metadata.put("token_endpoint", bad);
      assertThat(all(failed("JSON", provider.issuer()))).contains("'token_endpoint'").contains(bad);
    }
  }

  @Test
  void followsRedirectsWithinTheOrigin() {
    provider.routes.put("/here", provider.routes.get(DOCUMENT));
    provider.routes.put(DOCUMENT, request -> Response.redirect("/here"));
    assertThat(trial.discover(provider.issuer())).isInstanceOf(Discovery.Published.class);
  }

  @Test
  void followsNoRedirectToAnotherOrigin() throws IOException {
    try (Trial other = new Trial()) {
      Response away = Response.redirect(other.provider.issuer() + DOCUMENT);
      assertThat(failed("HTTP", away).sentence()).contains(other.provider.issuer());
      assertThat(other.provider.log).isEmpty();
    }
  }

  @Test
  void followsNoRedirectOfTheKeysToAnotherOrigin() throws IOException {
    try (Trial other = new Trial()) {
      provider.routes.put("/keys", request -> Response.redirect(other.provider.issuer() + "/keys"));
      assertThat(trial.refusal().sentence()).contains("another origin");
      assertThat(other.provider.log).isEmpty();
    }
  }

  @Test
  void followsNoCircle() {
    assertThat(failed("HTTP", Response.redirect(DOCUMENT)).sentence())
        .contains("more than 3 times");
  }

  @Test
  void refusesMoreThanOneMebibyte() {
    assertThat(failed("HTTP", Response.json(200, " ".repeat((1 << 20) + 1))).sentence())
        .contains("larger than 1 MiB");
  }

  @Test
  void refusesAGzipBomb() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      for (int mebibyte = 0; mebibyte < 64; mebibyte++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    String head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n";
    try (RawServer server =
        new RawServer(
            out -> {
              out.write(head.getBytes(StandardCharsets.US_ASCII));
              bomb.writeTo(out);
            })) {
      assertThat(failed("HTTP", "http://127.0.0.1:" + server.port()).sentence())
          .contains("larger than 1 MiB");
    }
  }

  @Test
  void doesNotWaitForASlowProvider() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    RawServer.Talk loris =
        out -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes("US-ASCII"));
          do {
            out.write(' ');
            out.flush();
          } while (!end.await(20, TimeUnit.MILLISECONDS));
        };
    OidcRelyingParty hurried =
        new OidcRelyingParty(
            Clock.systemUTC(), new SecureRandom(), () -> Network.DIRECT, Duration.ofMillis(500));
    try (RawServer server = new RawServer(loris)) {
      Discovery.Failed failed =
          (Discovery.Failed)
              hurried.discover(
                  trial.configuration("http://127.0.0.1:" + server.port(), trial.redirectUri));
      assertThat(failed.stage()).isEqualTo("HTTP");
      assertThat(failed.sentence()).contains("within 500 milliseconds");
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/.well-known/openid-configuration,''",
    "/oauth2/v1/authorize,''",
    "/oauth2/default/v1/token,/oauth2/default",
    "/realms/a/protocol/openid-connect/auth,/realms/a"
  })
  void recognisesAnEndpointInTheIssuersPlace(String pasted, String stripped) {
    String host = "https://example.okta.com";
    assertThat(failed("issuer's form", host + pasted).remedy()).endsWith(": " + host + stripped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://",
        "example.okta.com",
        "ftp://example.com",
        "https://example.com?x=1",
        "https://me:pw@example.com",
        "https://<oktadomain>",
        "https://example.com:99999",
        "https://a b"
      })
  void refusesWhatIsNoIssuer(String issuer) {
    failed("issuer's form", issuer);
  }
}
