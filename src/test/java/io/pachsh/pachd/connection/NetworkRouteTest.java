package io.pachsh.pachd.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.TlsServerCredentials;
import io.pachsh.certificate.Authority;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.network.SocksProxy;
import io.pachsh.network.TestProxy;
import io.pachsh.pachd.FakePachd;
import io.pachsh.pachd.Heard;
import io.pachsh.pachd.PachdCluster;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pachd behind proxies, under a name that only they know, and authorities of the environment. */
@Timeout(120)
class NetworkRouteTest {
  private static final Endpoint.Port PLACE = new Endpoint.Port("pachd.invalid", 30650);
  private static final Endpoint PLAIN = new Endpoint(PLACE, new Endpoint.Plain());
  private static final Endpoint TLS = new Endpoint(PLACE, new Endpoint.Tls());

  @TempDir Path directory;

  private FakePachd pachd;

  @BeforeEach
  void start() throws Exception {
    pachd = knowing(FakePachd.start());
  }

  @AfterEach
  void stop() {
    pachd.close();
  }

  @Test
  void callsGoThroughAnHttpProxyWithItsLogin() throws Exception {
    try (TestProxy proxy = TestProxy.leadingTo(pachd.port())) {
      for (String variable : List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")) {
        proxy.heads.clear();
        assertThat(whoAmI(PLAIN, variable, "http://ada:s3cret%40@127.0.0.1:" + proxy.port()))
            .isEqualTo("user:ann@x.y");
        assertThat(proxy.heads)
            .as(variable)
            .isNotEmpty()
            .allSatisfy(head -> assertThat(head).startsWith("CONNECT pachd.invalid:30650 "))
            .allSatisfy(
                head ->
                    assertThat(head)
                        .containsIgnoringCase("Proxy-Authorization: Basic YWRhOnMzY3JldEA="));
      }
      assertThat(pachd.calls())
          .allSatisfy(
              call -> assertThat(call.headers().keys()).doesNotContain("proxy-authorization"));
    }
  }

  @Test
  void theProxyForPlainHttpIsNotTaken() {
    assertThat(refused(PLAIN, "HTTP_PROXY", "http://127.0.0.1:1").getMessage())
        .contains("'pachd.invalid' is not known");
  }

  @Test
  void callsGoThroughASocksProxyWithItsLoginOrWithout() throws Exception {
    for (Optional<String> login : List.of(Optional.of("ada:s3cret@"), Optional.<String>empty())) {
      try (SocksProxy proxy = SocksProxy.leadingTo(pachd.port(), login)) {
        String who = login.map(it -> "ada:s3cret%40@").orElse("");
        assertThat(whoAmI(PLAIN, "HTTPS_PROXY", "socks5://" + who + "127.0.0.1:" + proxy.port()))
            .isEqualTo("user:ann@x.y");
        assertThat(proxy.asked).isNotEmpty().allMatch("pachd.invalid:30650"::equals);
      }
    }
  }

  @Test
  void aProxyThatIsSpokenToByTlsHasToBeTrusted() throws Exception {
    Authority authority = Authority.in(directory);
    Path pem = Files.writeString(directory.resolve("ca.pem"), authority.pem());
    try (TestProxy proxy =
        TestProxy.withTls(
            authority.context(authority.issue("-ext san=ip:127.0.0.1 -validity 30")),
            pachd.port())) {
      String address = "https://ada:s3cret%40@127.0.0.1:" + proxy.port();
      assertThat(refused(PLAIN, "HTTPS_PROXY", address).exit()).isEqualTo(Exit.UNREACHABLE);
      assertThat(proxy.heads).isEmpty();
      assertThat(whoAmI(PLAIN, "HTTPS_PROXY", address, "SSL_CERT_FILE", pem.toString()))
          .isEqualTo("user:ann@x.y");
      assertThat(proxy.heads)
          .isNotEmpty()
          .allSatisfy(
              head ->
                  assertThat(head)
                      .containsIgnoringCase("Proxy-Authorization: Basic YWRhOnMzY3JldEA="));
    }
  }

  @Test
  void authoritiesOfTheEnvironmentReplaceTheSystems() throws Exception {
    Authority authority = Authority.in(directory);
    Path folder = Files.createDirectory(directory.resolve("authorities"));
    Path pem = Files.writeString(folder.resolve("ca.pem"), authority.pem());
    Path empty = Files.createDirectory(directory.resolve("none"));
    try (FakePachd secure =
            knowing(
                FakePachd.withTls(
                    TlsServerCredentials.newBuilder()
                        .keyManager(
                            authority
                                .keys(authority.issue("-ext san=dns:pachd.invalid -validity 30"))
                                .getKeyManagers())
                        .build()));
        TestProxy proxy = TestProxy.leadingTo(secure.port())) {
      String through = "http://127.0.0.1:" + proxy.port();
      assertThat(refused(TLS, "HTTPS_PROXY", through).getMessage())
          .contains("signed by no authority that this machine trusts");
      assertThat(whoAmI(TLS, "HTTPS_PROXY", through, "SSL_CERT_FILE", pem.toString()))
          .isEqualTo("user:ann@x.y");
      assertThat(whoAmI(TLS, "HTTPS_PROXY", through, "SSL_CERT_DIR", empty + ":" + folder))
          .isEqualTo("user:ann@x.y");
      Authority other = Authority.in(Files.createDirectory(directory.resolve("other")));
      Path others = Files.writeString(directory.resolve("other.pem"), other.pem());
      assertThat(
              refused(TLS, "HTTPS_PROXY", through, "SSL_CERT_FILE", others.toString()).getMessage())
          .contains("signed by no authority that SSL_CERT_FILE trusts");
    }
  }

  @Test
  void whatNoProxyNamesIsReachedDirectly() {
    for (String kind : List.of("http", "https", "socks5")) {
      for (String covering : List.of(".invalid", "pachd.invalid", "pachd.invalid:30650", "*")) {
        assertThat(
                refused(PLAIN, "ALL_PROXY", kind + "://127.0.0.1:1", "NO_PROXY", covering)
                    .getMessage())
            .as(kind + " " + covering)
            .contains("'pachd.invalid' is not known to the name server");
      }
      assertThat(
              refused(PLAIN, "ALL_PROXY", kind + "://127.0.0.1:1", "NO_PROXY", "pachd.invalid:80")
                  .getMessage())
          .as(kind)
          .contains("(ALL_PROXY)");
    }
  }

  @Test
  void loopbackNeverGoesThroughAProxy() throws Exception {
    for (String kind : List.of("http", "https", "socks5")) {
      assertThat(whoAmI(pachd.endpoint(), "ALL_PROXY", kind + "://127.0.0.1:1"))
          .isEqualTo("user:ann@x.y");
    }
  }

  @Test
  void aProxyThatRefusesIsNamedWithoutItsPassword() throws Exception {
    try (TestProxy proxy = TestProxy.leadingTo(pachd.port());
        SocksProxy socks = SocksProxy.leadingTo(pachd.port(), Optional.of("ada:right"))) {
      proxy.refusal = "407 Proxy Authentication Required";
      said(
          refused(PLAIN, "HTTPS_PROXY", "http://ada:wr0ng@127.0.0.1:" + proxy.port()),
          "The proxy http://127.0.0.1:%d (HTTPS_PROXY) does not accept its user and password (407)."
              .formatted(proxy.port()));
      proxy.refusal = "403 Forbidden";
      said(
          refused(PLAIN, "HTTPS_PROXY", "http://ada:wr0ng@127.0.0.1:" + proxy.port()),
          "opens no way to pachd.invalid:30650 (403).");
      said(
          refused(PLAIN, "ALL_PROXY", "socks5://ada:wr0ng@127.0.0.1:" + socks.port()),
          "The proxy socks5://127.0.0.1:%d (ALL_PROXY) does not accept its user and password."
              .formatted(socks.port()));
      said(
          refused(PLAIN, "ALL_PROXY", "socks5://127.0.0.1:" + socks.port()),
          "wants a user and password.");
      socks.status = 5;
      said(
          refused(PLAIN, "ALL_PROXY", "socks5://ada:right@127.0.0.1:" + socks.port()),
          "opens no way to pachd.invalid:30650 (nothing listens there).");
    }
    assertThat(pachd.calls()).isEmpty();
  }

  private static void said(Failure failure, String part) {
    assertThat(failure.getMessage()).contains(part);
    assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(failure.getMessage() + failure.below()).doesNotContain("wr0ng");
  }

  private static FakePachd knowing(FakePachd pachd) throws IOException {
    return pachd
        .answers(
            APIGrpc.getWhoAmIMethod(),
            it -> WhoAmIResponse.newBuilder().setUsername("user:ann@x.y").build())
        .answers(APIGrpc.getAuthorizeMethod(), it -> AuthorizeResponse.getDefaultInstance());
  }

  private static String whoAmI(Endpoint endpoint, String... environment) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < environment.length; i += 2) {
      variables.put(environment[i], environment[i + 1]);
    }
    try (PachdCluster cluster =
        new PachdCluster(endpoint, new Heard(), variables, Heard.NO_DEVICES, Clock.systemUTC())) {
      return cluster.as(Optional.of(Secret.of("token"))).whoAmI().principal().text();
    }
  }

  private static Failure refused(Endpoint endpoint, String... environment) {
    Failure failure = catchThrowableOfType(Failure.class, () -> whoAmI(endpoint, environment));
    assertThat(failure).isNotNull();
    return failure;
  }
}
