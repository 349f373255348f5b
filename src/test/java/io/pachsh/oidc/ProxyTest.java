package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginProblem;
import io.pachsh.certificate.Authority;
import io.pachsh.http.Handler;
import io.pachsh.network.Network;
import io.pachsh.network.SocksProxy;
import io.pachsh.network.TestProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers behind a proxy: under a name that only the proxy knows. */
class ProxyTest {
  private static final String ISSUER = "http://idp.invalid";

  @TempDir Path directory;

  private Trial trial;
  private FaultyProvider provider;
  private TestProxy proxy;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
    proxy = TestProxy.leadingTo(URI.create(provider.issuer()).getPort());
    String own = provider.issuer();
    provider.metadata.replaceAll(
        (name, value) -> value instanceof String text ? text.replace(own, ISSUER) : value);
    // The browser of the test knows no proxy.
    provider.metadata.put("authorization_endpoint", ISSUER + "/authorize");
    provider.claims = claims -> claims.put("iss", ISSUER);
    trial.issuer = ISSUER;
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    trial.close();
  }

  private void environment(String... pairs) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    trial.network = Network.of(environment);
  }

  private String address() {
    return "http://ada:s3cret%40@127.0.0.1:" + proxy.port();
  }

  @Test
  void aLoginGoesThroughTheProxyWithItsLogin() throws Exception {
    environment("HTTP_PROXY", address());
    try (var login = trial.open()) {
      URI direct = URI.create(login.address().toString().replace(ISSUER, provider.issuer()));
      Trial.browse(Trial.browse(direct));
      assertThat(login.await(Trial.PATIENCE)).isPresent();
    }
    assertThat(provider.log).contains("POST /token");
    assertThat(proxy.heads)
        .allSatisfy(
            head -> assertThat(head).contains("Proxy-Authorization: Basic YWRhOnMzY3JldEA="))
        .anySatisfy(head -> assertThat(head).startsWith("POST " + ISSUER + "/token "));
    assertThat(provider.requests)
        .allSatisfy(it -> assertThat(it.header("proxy-authorization")).isEmpty());
  }

  @Test
  void whatNoProxyNamesIsReachedDirectly() {
    environment("HTTP_PROXY", address(), "NO_PROXY", ".invalid");
    LoginProblem problem = trial.refusal();
    assertThat(problem.check()).isEqualTo("DNS");
    assertThat(problem.sentence()).contains("'idp.invalid' is not known");
    assertThat(proxy.heads).isEmpty();
  }

  @Test
  void loopbackNeverGoesThroughAProxy() throws Exception {
    environment("HTTP_PROXY", address(), "ALL_PROXY", address());
    trial.issuer = provider.issuer();
    trial.refusal();
    assertThat(proxy.heads).isEmpty();
    assertThat(provider.log).isNotEmpty();
  }

  @Test
  void aProxyThatIsNotThereIsNamedWithoutItsPassword() throws Exception {
    proxy.close();
    environment("ALL_PROXY", address());
    LoginProblem problem = trial.refusal();
    assertThat(problem.sentence())
        .contains("the proxy http://127.0.0.1:" + proxy.port() + " (ALL_PROXY)")
        .contains("refused");
    assertThat(problem.toString()).doesNotContain("s3cret").doesNotContain("ada");
    assertThat(problem.isUnreachable()).isTrue();
  }

  @Test
  void aProxyThatRefusesTheLoginIsNamed() {
    proxy.refusal = "407 Proxy Authentication Required";
    environment("HTTP_PROXY", address());
    assertThat(trial.refusal().sentence()).contains("does not accept its user and password (407)");
    environment("HTTP_PROXY", "127.0.0.1:" + proxy.port());
    assertThat(trial.refusal().sentence()).contains("wants a user and password (407)");
  }

  @Test
  void aTunnelThatIsNotOpenedIsNamed() {
    trial.issuer = "https://idp.invalid";
    environment("https_proxy", address());
    proxy.refusal = "403 Forbidden";
    LoginProblem problem = trial.refusal();
    assertThat(problem.sentence())
        .contains("opens no way to idp.invalid:443 (403)")
        .contains("(https_proxy)");
    proxy.refusal = "407 Proxy Authentication Required";
    assertThat(trial.refusal().sentence()).contains("does not accept its user and password");
    assertThat(proxy.heads.get(proxy.heads.size() - 1))
        .startsWith("CONNECT idp.invalid:443 ")
        .contains("Proxy-Authorization: Basic ");
  }

  @Test
  void aGatewayErrorNamesTheProxy() {
    proxy.refusal = "503 Service Unavailable";
    environment("HTTP_PROXY", address());
    assertThat(trial.refusal().sentence()).contains("503").contains("(HTTP_PROXY)");
  }

  @Test
  void theProxyIsThatOfTheMoment() {
    environment();
    assertThat(trial.refusal().check()).isEqualTo("DNS");
    environment("HTTP_PROXY", address());
    Handler unused = provider.routes.get("/keys");
    assertThat(unused).isNotNull();
    trial.open().close();
  }

  @Test
  void aSocksProxyIsGivenItsLoginIfItWantsOne() throws Exception {
    int target = URI.create(provider.issuer()).getPort();
    for (Optional<String> login : List.of(Optional.of("ada:s3cret@"), Optional.<String>empty())) {
      try (SocksProxy socks = SocksProxy.leadingTo(target, login)) {
        String who = login.map(it -> "ada:s3cret%40@").orElse("");
        environment("ALL_PROXY", "socks5://" + who + "127.0.0.1:" + socks.port());
        // The provider itself answers, and wants to be asked by its own name.
        assertThat(trial.refusal().found()).startsWith("421");
        assertThat(socks.asked).isNotEmpty().allMatch("idp.invalid:80"::equals);
      }
    }
  }

  @Test
  void aSocksProxyThatRefusesIsNamedWithoutItsPassword() throws Exception {
    int target = URI.create(provider.issuer()).getPort();
    try (SocksProxy socks = SocksProxy.leadingTo(target, Optional.of("ada:right"))) {
      environment("ALL_PROXY", "socks5h://ada:wr0ng@127.0.0.1:" + socks.port());
      LoginProblem problem = trial.refusal();
      assertThat(problem.sentence())
          .contains("socks5://127.0.0.1:" + socks.port() + " (ALL_PROXY)")
          .contains("does not accept its user and password");
      assertThat(problem.toString()).doesNotContain("wr0ng");
      environment("ALL_PROXY", "socks5://127.0.0.1:" + socks.port());
      assertThat(trial.refusal().sentence()).contains("wants a user and password");
      environment("ALL_PROXY", "socks5://ada:right@127.0.0.1:" + socks.port());
      socks.status = 2;
      assertThat(trial.refusal().sentence())
          .contains("opens no way to idp.invalid")
          .contains("its rules do not allow it");
    }
  }

  @Test
  void aProxyThatIsSpokenToByTlsHasToBeTrusted() throws Exception {
    Authority authority = Authority.in(directory);
    SSLContext tls = authority.context(authority.issue("-ext san=ip:127.0.0.1 -validity 30"));
    Path pem = Files.writeString(directory.resolve("ca.pem"), authority.pem());
    try (TestProxy secure = TestProxy.withTls(tls, URI.create(provider.issuer()).getPort())) {
      String address = "https://ada:s3cret%40@127.0.0.1:" + secure.port();
      environment("HTTP_PROXY", address);
      assertThat(trial.refusal().check()).isEqualTo("TLS");
      assertThat(secure.heads).isEmpty();
      environment("HTTP_PROXY", address, "SSL_CERT_FILE", pem.toString());
      trial.open().close();
      assertThat(secure.heads)
          .isNotEmpty()
          .allSatisfy(
              head -> assertThat(head).contains("Proxy-Authorization: Basic YWRhOnMzY3JldEA="));
    }
  }

  @Test
  void noProxyCountsForAnySortOfProxy() {
    for (String kind : List.of("http", "https", "socks5")) {
      environment("ALL_PROXY", kind + "://127.0.0.1:1", "no_proxy", "idp.invalid:80");
      assertThat(trial.refusal().check()).as(kind).isEqualTo("DNS");
      environment("ALL_PROXY", kind + "://127.0.0.1:1", "NO_PROXY", "idp.invalid:81");
      assertThat(trial.refusal().sentence()).as(kind).contains("(ALL_PROXY)");
    }
  }
}
