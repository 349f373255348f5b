package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel.Renewal;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.doctor.Check;
import io.pachsh.doctor.ClusterEvidence;
import io.pachsh.doctor.Examination;
import io.pachsh.doctor.FailedLogin;
import io.pachsh.doctor.Finding.Status;
import io.pachsh.doctor.LoginStage;
import io.pachsh.doctor.LoginTrial;
import io.pachsh.doctor.ProviderStage;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.embedded.Practice;
import io.pachsh.http.Response;
import io.pachsh.network.Network;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which of the doctor's checks finds each fault of the relying-party suites: some by public
 * documents, the others by a test login, for only a token shows them. Not among them is an answer
 * with another state, which belongs to no login: from outside it looks as if nobody came back.
 */
class FaultsFoundTest {
  @TempDir private Path directory;
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

  static Stream<Arguments> inDocuments() {
    return Stream.of(
        fault(
            "discovery-issuer-mismatch",
            "provider.issuer",
            it -> it.metadata.put("issuer", it.issuer() + "/other")),
        fault("issuer with a slash", "provider.issuer", it -> slash(it)),
        fault(
            "discovery without jwks_uri",
            "provider.document",
            it -> it.metadata.remove("jwks_uri")),
        fault("discovery is a page", "provider.document", it -> page(it, DISCOVERY)),
        fault("no keys", "provider.keys", it -> it.published.clear()),
        fault("keys are a page", "provider.keys", it -> page(it, "/keys")),
        fault(
            "invalid-sig-hs256",
            "provider.algorithms",
            it -> it.metadata.put("id_token_signing_alg_values_supported", List.of("HS256"))),
        fault(
            "response type without code",
            "provider.login",
            it -> it.metadata.put("response_types_supported", List.of("id_token"))),
        fault(
            "form-post only",
            "provider.login",
            it -> it.metadata.put("response_modes_supported", List.of("form_post"))),
        fault(
            "request-uri-signed",
            "provider.login",
            it -> it.metadata.put("require_signed_request_object", true)),
        fault(
            "pushed requests",
            "provider.login",
            it -> it.metadata.put("require_pushed_authorization_requests", true)),
        fault(
            "private_key_jwt only",
            "provider.login",
            it ->
                it.metadata.put(
                    "token_endpoint_auth_methods_supported", List.of("private_key_jwt"))));
  }

  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private static void slash(FaultyProvider provider) {
    provider.metadata.put("issuer", provider.issuer() + "/");
  }

  private static void page(FaultyProvider provider, String path) {
    provider.routes.put(path, request -> Response.html(200, "<h1>Welcome</h1>"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("inDocuments")
  void isFoundWithoutALogin(String name, String id, Consumer<FaultyProvider> fault) {
    fault.accept(provider);
    assertThat(found().get(id)).as(name).isEqualTo(Status.FAIL);
  }

  /** The same provider without its fault passes the same checks, or does not say. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("inDocuments")
  void isNotFoundWhereItIsNot(String name, String id, Consumer<FaultyProvider> unused) {
    assertThat(found().get(id)).as(name).isIn(Status.PASS, Status.SKIP);
  }

  private Map<String, Status> found() {
    AuthConfiguration configuration = trial.configuration();
    ProviderInspection inspection =
        new ProviderInspection(
            configuration,
            () -> Network.DIRECT,
            Duration.ofSeconds(10),
            Clock.systemUTC(),
            new SecureRandom());
    List<Check> checks =
        new ProviderStage(() -> configuration, () -> inspection, Clock.systemUTC()).checks();
    Map<String, Status> found = new TreeMap<>();
    new Examination(checks, Duration.ofSeconds(30))
        .run(outcome -> found.put(outcome.check().id(), outcome.finding().status()));
    return found;
  }

  static Stream<Arguments> inTokens() {
    return Stream.of(
        claim("invalid-iss", "login.issuer", it -> it.put("iss", "https://evil.example")),
        claim("invalid-missing-iss", "login.issuer", it -> it.remove("iss")),
        claim("missing-sub", "login.subject", it -> it.remove("sub")),
        claim("invalid-aud", "login.audience", it -> it.put("aud", "account")),
        claim("missing-aud", "login.audience", it -> it.remove("aud")),
        claim(
            "invalid-secondary-aud",
            "login.audience",
            it -> it.put("aud", List.of(FaultyProvider.CLIENT_ID, "other"))),
        claim("another azp", "login.audience", it -> it.put("azp", "other")),
        claim("missing-iat", "login.times", it -> it.remove("iat")),
        claim(
            "iat-is-week-in-past",
            "login.times",
            it -> it.put("iat", FaultyProvider.NOW.minus(Duration.ofDays(7)).getEpochSecond())),
        claim(
            "invalid-expired-exp",
            "login.times",
            it -> it.put("exp", FaultyProvider.NOW.minusSeconds(360).getEpochSecond())),
        claim("invalid-missing-exp", "login.times", it -> it.remove("exp")),
        claim("nonce-invalid", "login.nonce", it -> it.put("nonce", "another")),
        claim("invalid-missing-nonce", "login.nonce", it -> it.remove("nonce")),
        claim("invalid-athash", "login.nonce", it -> it.put("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")),
        claim("missing email", "login.email", it -> it.remove("email")),
        claim("email not verified", "login.email-verified", it -> it.put("email_verified", false)),
        claim("groups as an object", "login.group-form", it -> it.put("groups", Map.of("a", 1))),
        fault(
            "invalid-sig-rs256",
            "login.signature",
            it ->
                it.signer =
                    claims ->
                        Keys.sign(
                            Keys.header(JWSAlgorithm.RS256, Keys.FIRST), Keys.SECOND, claims)),
        fault("invalid-sig-es256", "login.signature", FaultsFoundTest::signedByAnotherCurve),
        fault(
            "idtoken-sig-none",
            "login.signature",
            it ->
                it.signer =
                    claims -> CoreConformanceTest.unsigned("{\"alg\":\"none\"}", claims) + "."),
        fault(
            "invalid-null-alg",
            "login.signature",
            it ->
                it.signer =
                    claims -> CoreConformanceTest.unsigned("{\"kid\":\"first\"}", claims) + "."),
        fault("kid-absent-multiple-jwks", "login.signature", FaultsFoundTest::withoutKid),
        fault("userinfo-invalid-sub", "login.userinfo", FaultsFoundTest::ofSomebodyElse),
        fault(
            "invalid-authorization-response-iss",
            "login.returned",
            it -> it.callback = back -> back.put("iss", "https://evil.example")),
        fault(
            "remove-authorization-response-iss",
            "login.returned",
            it -> it.metadata.put("authorization_response_iss_parameter_supported", true)),
        fault(
            "token type DPoP",
            "login.tokens",
            it -> it.tokenResponse = answer -> answer.put("token_type", "DPoP")),
        fault(
            "no ID token",
            "login.tokens",
            it -> it.tokenResponse = answer -> answer.remove("id_token")),
        fault(
            "invalid_grant",
            "login.tokens",
            it ->
                it.routes.put(
                    "/token", request -> Response.json(400, "{\"error\":\"invalid_grant\"}"))));
  }

  private static void signedByAnotherCurve(FaultyProvider provider) {
    provider.published.add(Keys.CURVE);
    provider.metadata.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
    provider.signer =
        claims ->
            Keys.sign(
                Keys.header(JWSAlgorithm.ES256, Keys.CURVE),
                Keys.curve("curve", Curve.P_256),
                claims);
  }

  private static void withoutKid(FaultyProvider provider) {
    provider.published.add(Keys.SECOND);
    provider.signer = claims -> Keys.sign(new JWSHeader(JWSAlgorithm.RS256), Keys.FIRST, claims);
  }

  private static void ofSomebodyElse(FaultyProvider provider) {
    provider.claims = claims -> claims.remove("groups");
    provider.userInfo.put("sub", "somebody-else");
  }

  /** The login's last line and the report's row may be two: clocks show without a login as well. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("inTokens")
  void isFoundByATestLogin(String name, String id, Consumer<FaultyProvider> fault)
      throws Exception {
    fault.accept(provider);
    Verdict.Failed failed = (Verdict.Failed) trial.login().verdict();
    assertThat(failing(failed)).as(name).containsExactly(id);
    assertThat(FailedLogin.check(failed.problem()).orElseThrow().id())
        .as(name)
        .isIn(id, "provider.clock", "app.client");
  }

  /** The checks of a test login that fail when it ends so. */
  private List<String> failing(Verdict.Failed failed) {
    LoginOutcome outcome = new LoginOutcome.Refused(failed.problem(), failed.claims());
    List<String> failing = new ArrayList<>();
    EmbeddedCluster cluster = new Practice().open(directory);
    try {
      ClusterEvidence evidence =
          new ClusterEvidence(cluster, true, Optional.empty(), Clock.systemUTC());
      new Examination(
              new LoginStage(new LoginTrial.Ended(outcome), evidence).checks(),
              Duration.ofSeconds(30))
          .run(
              it -> {
                if (it.finding().status() == Status.FAIL) {
                  failing.add(it.check().id());
                }
              });
    } finally {
      cluster.close();
    }
    return failing;
  }

  /**
   * A session that is renewed asks without a browser; each of these ends the renewing, by a problem
   * of which the doctor has a check, and leaves the session as it was.
   */
  static Stream<Arguments> inRenewals() {
    return Stream.of(
        claim(
            "refresh-token-invalid-issuer",
            "login.issuer",
            it -> it.put("iss", "https://evil.example")),
        claim("refresh-token-invalid-sub", "login.subject", it -> it.put("sub", "00u2")),
        claim("refreshed without sub", "login.subject", it -> it.remove("sub")),
        claim("refreshed for another app", "login.audience", it -> it.put("aud", "another")),
        claim(
            "refreshed for another app as well",
            "login.audience",
            it -> it.put("aud", List.of(FaultyProvider.CLIENT_ID, "another"))),
        claim(
            "refreshed ID token is over",
            "login.times",
            it -> it.put("exp", FaultyProvider.NOW.minusSeconds(360).getEpochSecond())),
        claim(
            "refreshed ID token of earlier",
            "provider.clock",
            it -> it.put("iat", FaultyProvider.NOW.minusSeconds(3600).getEpochSecond())),
        fault(
            "refreshed with invalid-sig-es256", "login.signature", it -> signedByAnotherCurve(it)),
        fault(
            "refreshed without an ID token",
            "provider.refresh",
            it -> it.tokenResponse = answer -> answer.remove("id_token")),
        fault(
            "refresh is an invalid_grant",
            "provider.refresh",
            it ->
                it.routes.put(
                    "/token", request -> Response.json(400, "{\"error\":\"invalid_grant\"}"))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("inRenewals")
  void isFoundByARenewal(String name, String id, Consumer<FaultyProvider> fault) {
    provider.metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
    provider.routes.put("/token", request -> provider.refreshed());
    fault.accept(provider);
    Renewal.Ended ended =
        (Renewal.Ended)
            trial.party.backChannel(trial.configuration()).renew(Secret.of("old"), "00u1");
    assertThat(FailedLogin.check(ended.problem()).orElseThrow().id()).as(name).isEqualTo(id);
    assertThat(ended.problem().sentence()).as(name).endsWith(".");
    assertThat(ended.problem().remedy()).as(name).isNotEmpty();
  }

  private static Arguments fault(String name, String id, Consumer<FaultyProvider> fault) {
    return arguments(name, id, fault);
  }

  private static Arguments claim(String name, String id, Consumer<Map<String, Object>> change) {
    return fault(name, id, provider -> provider.claims = change);
  }
}
