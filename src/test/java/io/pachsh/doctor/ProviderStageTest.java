package io.pachsh.doctor;

import static io.pachsh.doctor.Finding.Status.FAIL;
import static io.pachsh.doctor.Finding.Status.PASS;
import static io.pachsh.doctor.Finding.Status.SKIP;
import static io.pachsh.doctor.Finding.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.certificate.Authority;
import io.pachsh.http.Handler;
import io.pachsh.http.Response;
import io.pachsh.network.Network;
import io.pachsh.oidc.FaultyProvider;
import io.pachsh.oidc.ProviderInspection;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of a provider passes a good one, and finds its fault. */
class ProviderStageTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String CALLBACK = "http://127.0.0.1:30657/authorization-code/callback";

  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    provider = new FaultyProvider();
    provider.metadata.put("scopes_supported", List.of("openid", "profile", "email", "groups"));
    provider.metadata.put("claims_supported", List.of("sub", "email", "groups"));
    provider.metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
    provider.metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
    provider.metadata.put("code_challenge_methods_supported", List.of("S256"));
    provider.metadata.put("device_authorization_endpoint", provider.issuer() + "/device");
    provider.routes.put(
        "/authorize",
        request ->
            Response.redirect(
                CALLBACK + "?error=login_required&state=" + request.query("state").orElse("")));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void nothingIsFoundAtAGoodOne() {
    Map<String, Finding> found = found(provider.issuer(), Network.DIRECT);
    assertThat(found).hasSize(23);
    found.forEach(
        (id, finding) ->
            assertThat(finding.status())
                .as(id + ": " + finding)
                .isEqualTo(
                    id.equals("provider.tls") || id.equals("provider.certificate") ? SKIP : PASS));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("provider.http", FAIL, "503", it -> it.routes.put(document(), busy())),
        fault("provider.document", FAIL, "web page", it -> it.routes.put(document(), page())),
        fault("provider.document", FAIL, "token_endpoint", without("token_endpoint")),
        fault("provider.document", FAIL, "scopes_supported", with("scopes_supported", 3)),
        fault("provider.issuer", FAIL, "another", with("issuer", "https://other.example")),
        fault(
            "provider.endpoints",
            WARN,
            "other.invalid",
            with("token_endpoint", "http://other.invalid/t")),
        fault("provider.login", FAIL, "codes", with("response_types_supported", List.of("token"))),
        fault(
            "provider.scopes",
            WARN,
            "groups",
            with("scopes_supported", List.of("openid", "email", "profile"))),
        fault(
            "provider.algorithms",
            FAIL,
            "HS256",
            with("id_token_signing_alg_values_supported", List.of("HS256"))),
        fault(
            "provider.algorithms",
            WARN,
            "ES256",
            with("id_token_signing_alg_values_supported", List.of("ES256"))),
        fault(
            "provider.pkce",
            WARN,
            "plain",
            with("code_challenge_methods_supported", List.of("plain"))),
        fault("provider.claims", WARN, "email", with("claims_supported", List.of("sub"))),
        fault("provider.claims", WARN, "groups", with("claims_supported", List.of("sub", "email"))),
        fault(
            "provider.refresh",
            WARN,
            "no refresh tokens",
            with("grant_types_supported", List.of("authorization_code"))),
        fault(
            "provider.keys",
            FAIL,
            "no key can be used",
            it -> it.routes.put("/keys", keys("{\"kty\":\"oct\",\"k\":\"AA\"}"))),
        fault(
            "provider.keys",
            FAIL,
            "did not answer with the provider's keys",
            it -> it.routes.put("/keys", page())),
        fault(
            "provider.key-set",
            WARN,
            "oct",
            it -> it.routes.put("/keys", keys("{\"kty\":\"oct\",\"k\":\"AA\"}"))),
        fault("provider.clock", FAIL, "ahead of", dated(Duration.ofMinutes(10))),
        fault("provider.clock", WARN, "behind", dated(Duration.ofSeconds(-20))),
        fault(
            "app.redirect-uri", FAIL, "redirect_uri", it -> it.routes.put("/authorize", refusal())),
        fault("app.redirect-uri", SKIP, "does not tell", it -> it.routes.put("/authorize", page())),
        fault(
            "app.request", FAIL, "scope", it -> it.routes.put("/authorize", back("invalid_scope"))),
        fault(
            "app.request",
            FAIL,
            "unauthorized_client",
            it -> it.routes.put("/authorize", back("unauthorized_client"))),
        fault("app.request", SKIP, "redirect URI", it -> it.routes.put("/authorize", refusal())),
        fault("app.request", FAIL, "502", it -> it.routes.put("/authorize", gateway())),
        fault("provider.device", SKIP, "no device flow", without("device_authorization_endpoint")),
        fault(
            "app.redirect-uri",
            SKIP,
            "sends browsers on to http://127.0.0.1/next",
            it -> it.routes.put("/authorize", repeating())),
        fault(
            "app.redirect-uri",
            FAIL,
            "sends browsers on to https://idp.example/error",
            it -> it.routes.put("/authorize", complaining())),
        fault("app.client", FAIL, "invalid_client", it -> it.routes.put("/token", wrongClient())),
        fault("app.client", FAIL, "answers 404", it -> it.routes.remove("/token")),
        fault(
            "app.client",
            FAIL,
            "did not answer with tokens",
            it -> it.routes.put("/token", page())),
        fault("app.client", FAIL, "502", it -> it.routes.put("/token", gateway())),
        fault("app.client", SKIP, "server_error", it -> it.routes.put("/token", broken())));
  }

  private static String document() {
    return "/.well-known/openid-configuration";
  }

  @ParameterizedTest
  @MethodSource("faults")
  void itsFaultIsFound(
      String id, Finding.Status status, String words, Consumer<FaultyProvider> fault) {
    fault.accept(provider);
    Finding found = found(provider.issuer(), Network.DIRECT).get(id);
    assertThat(found.status()).as(found.toString()).isEqualTo(status);
    assertThat(found.observed()).contains(words);
    if (status != SKIP) {
      assertThat(found.fixes()).isNotEmpty();
    }
  }

  /** Nothing was asked, so nothing is well. */
  @Test
  void anEndpointInTheIssuersPlaceIsFound() {
    Map<String, Finding> found = found(provider.issuer() + "/oauth2/v1/authorize", Network.DIRECT);
    assertThat(found.get("provider.form").status()).isEqualTo(FAIL);
    assertThat(found.get("provider.form").fixes())
        .containsExactly(
            "Use the issuer itself: " + provider.issuer(),
            "auth set-config --issuer " + provider.issuer());
    found.remove("provider.form");
    assertThat(found.values()).allMatch(finding -> finding.status() == SKIP);
    assertThat(provider.requests).isEmpty();
  }

  /** A host that only begins like a loopback address gets no secret in clear. */
  @Test
  void theSecretGoesToThisMachineOrOverTlsAlone() {
    provider.metadata.put("token_endpoint", "http://127.0.0.1.example.invalid/token");
    Finding found = found(provider.issuer(), Network.DIRECT).get("app.client");
    assertThat(found.status()).isEqualTo(SKIP);
    assertThat(found.observed()).contains("not encrypted");
  }

  @Test
  void aSlashTooManyIsFound() {
    provider.metadata.put("issuer", provider.issuer() + "/");
    Finding found = found(provider.issuer(), Network.DIRECT).get("provider.issuer");
    assertThat(found.status()).isEqualTo(FAIL);
    assertThat(found.observed()).contains(provider.issuer() + "/,");
  }

  @Test
  void aNameThatNobodyKnowsHidesWhatLiesBehind() {
    Map<String, Finding> found = found("http://nobody.invalid", Network.DIRECT);
    assertThat(found.get("provider.name").status()).isEqualTo(FAIL);
    assertThat(found.get("provider.tcp").status()).isEqualTo(SKIP);
    assertThat(found.get("provider.scopes").status()).isEqualTo(SKIP);
    assertThat(found.values())
        .noneMatch(
            it ->
                it.status() == PASS
                    && !it.observed().contains("direct")
                    && !it.observed().contains("text"));
  }

  @Test
  void aClosedPortIsFound() {
    provider.close();
    Map<String, Finding> found = found(provider.issuer(), Network.DIRECT);
    assertThat(found.get("provider.name").status()).isEqualTo(PASS);
    assertThat(found.get("provider.tcp").status()).isEqualTo(FAIL);
    assertThat(found.get("provider.http").status()).isEqualTo(SKIP);
  }

  @Test
  void aProxyIsNamed() {
    Network network = Network.of(Map.of("HTTP_PROXY", "http://127.0.0.1:1"));
    Finding found = found("http://provider.example", network).get("provider.proxy");
    assertThat(found.status()).isEqualTo(WARN);
    assertThat(found.observed()).contains("127.0.0.1:1");
  }

  @Test
  void certificatesAreLookedAt(@TempDir Path directory) throws Exception {
    Authority authority = Authority.in(directory);
    Certificate ending = authority.issue("-ext san=ip:127.0.0.1 -validity 20");
    Map<String, Finding> soon = overTls(authority, ending, Optional.of(authority.pem()));
    assertThat(soon.get("provider.tls").status()).isEqualTo(PASS);
    assertThat(soon.get("provider.certificate").status()).isEqualTo(WARN);
    Certificate lasting = authority.issue("-ext san=ip:127.0.0.1 -validity 90");
    Map<String, Finding> good = overTls(authority, lasting, Optional.of(authority.pem()));
    assertThat(good.get("provider.certificate").status()).isEqualTo(PASS);
    Finding untrusted = overTls(authority, lasting, Optional.empty()).get("provider.tls");
    assertThat(untrusted.status()).isEqualTo(FAIL);
    assertThat(untrusted.fixes().toString()).contains("--provider-ca");
  }

  /** Nothing of the client's secret is shown in what is found. */
  @Test
  void secretsStayHidden() {
    provider.routes.put("/token", wrongClient());
    assertThat(found(provider.issuer(), Network.DIRECT).toString())
        .doesNotContain(FaultyProvider.CLIENT_SECRET);
  }

  private static Map<String, Finding> overTls(
      Authority authority, Certificate certificate, Optional<String> trusted) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(authority.context(certificate, authority.certificate())));
    String issuer = "https://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/", exchange -> answer(exchange, issuer));
    server.start();
    try {
      OidcClient client =
          new OidcClient(issuer, "id", Secret.of("secret"), CALLBACK).withProviderCa(trusted);
      return found(configuration(client), Network.DIRECT);
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, String issuer) throws IOException {
    byte[] body =
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/a", "token_endpoint": "%1$s/t",
         "jwks_uri": "%1$s/k"}\
        """
            .formatted(issuer)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  static Map<String, Finding> found(String issuer, Network network) {
    return found(
        configuration(
            new OidcClient(
                issuer,
                FaultyProvider.CLIENT_ID,
                Secret.of(FaultyProvider.CLIENT_SECRET),
                CALLBACK)),
        network);
  }

  private static AuthConfiguration configuration(OidcClient client) {
    return new AuthConfiguration.Guide("okta", "", client, List.of("groups"), true);
  }

  private static Map<String, Finding> found(AuthConfiguration configuration, Network network) {
    ProviderInspection probe =
        new ProviderInspection(
            configuration, () -> network, Duration.ofSeconds(10), CLOCK, new SecureRandom());
    List<Check> checks =
        Stream.concat(
                new ProviderStage(() -> configuration, () -> probe, CLOCK).checks().stream(),
                new ProbeStage(() -> configuration, () -> probe).checks().stream())
            .toList();
    return Checks.made(checks);
  }

  private static Arguments fault(
      String id, Finding.Status status, String words, Consumer<FaultyProvider> fault) {
    return arguments(id, status, words, fault);
  }

  private static Consumer<FaultyProvider> with(String member, Object value) {
    return it -> it.metadata.put(member, value);
  }

  private static Consumer<FaultyProvider> without(String member) {
    return it -> it.metadata.remove(member);
  }

  private static Handler page() {
    return request -> Response.html(200, "<h1>Welcome</h1>");
  }

  private static Handler busy() {
    return request -> Response.text(503, "busy");
  }

  private static Handler keys(String key) {
    return request -> Response.json(200, "{\"keys\":[" + key + "]}");
  }

  /** As dex does: its next page is told what it was asked. */
  private static Handler repeating() {
    return request -> Response.redirect("http://127.0.0.1/next?redirect_uri=http%3A%2F%2Fa");
  }

  /** As Auth0 does. */
  private static Handler complaining() {
    return request ->
        Response.redirect(
            "https://idp.example/error?error=unauthorized_client&error_description=Callback+URL+mismatch");
  }

  private static Handler refusal() {
    return request ->
        Response.html(400, "The 'redirect_uri' parameter must be a Login redirect URI");
  }

  /** What comes back to the registered redirect URI. */
  private static Handler back(String error) {
    return request ->
        Response.redirect(
            CALLBACK + "?error=" + error + "&state=" + request.query("state").orElse(""));
  }

  private static Handler gateway() {
    return request -> Response.text(502, "Bad Gateway");
  }

  private static Handler wrongClient() {
    return request -> Response.json(401, "{\"error\":\"invalid_client\"}");
  }

  private static Handler broken() {
    return request -> Response.json(400, "{\"error\":\"server_error\"}");
  }

  private static Consumer<FaultyProvider> dated(Duration ahead) {
    return it -> {
      Handler honest = it.routes.get(document());
      it.routes.put(
          document(),
          request ->
              honest
                  .handle(request)
                  .with(
                      "Date",
                      DateTimeFormatter.RFC_1123_DATE_TIME.format(
                          Instant.now().plus(ahead).atOffset(ZoneOffset.UTC))));
    };
  }
}
