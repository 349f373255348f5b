package io.pachsh.oidc;

import static io.pachsh.oidc.CoreConformanceTest.UP_TO_THE_TOKEN;
import static io.pachsh.oidc.FaultyProvider.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.PendingLogin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Modules of the FAPI 2 client plan that the OpenID plans lack; named after their modules. */
class FapiConformanceTest {
  private static final List<String> UP_TO_THE_BROWSER = UP_TO_THE_TOKEN.subList(0, 3);

  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = trial();
    provider = trial.provider;
  }

  /** Who logs in, at which provider. */
  Trial trial() throws IOException {
    return new Trial();
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private LoginProblem rejected(String check, List<String> log) throws Exception {
    Trial.Ending ending = trial.login();
    assertThat(ending.problem().check()).isEqualTo(check);
    assertThat(ending.page().body()).contains("The login failed");
    assertThat(provider.log).isEqualTo(log);
    return ending.problem();
  }

  @Test // invalid-authorization-response-iss
  void invalidAuthorizationResponseIss() throws Exception {
    provider.callback = back -> back.put("iss", "https://evil.example");
    LoginProblem problem = rejected("iss parameter", UP_TO_THE_BROWSER);
    assertThat(problem.expected()).isEqualTo(provider.issuer());
    assertThat(problem.found()).isEqualTo("https://evil.example");
  }

  @Test // the same in an error response (RFC 9207 §2.4)
  void invalidIssInAnErrorResponse() throws Exception {
    provider.callback =
        back -> {
          back.remove("code");
          back.put("error", "access_denied");
          back.put("iss", "https://evil.example");
        };
    rejected("iss parameter", UP_TO_THE_BROWSER);
  }

  @Test // remove-authorization-response-iss
  void removeAuthorizationResponseIss() throws Exception {
    provider.metadata.put("authorization_response_iss_parameter_supported", true);
    rejected("iss parameter", UP_TO_THE_BROWSER);
  }

  @Test
  void acceptsTheRightAuthorizationResponseIss() throws Exception {
    provider.metadata.put("authorization_response_iss_parameter_supported", true);
    provider.callback = back -> back.put("iss", provider.issuer());
    trial.login().verified();
  }

  @Test // ensure-authorization-response-with-invalid-state-fails
  void invalidStateFails() throws Exception {
    provider.callback = back -> back.put("state", back.get("state") + "x");
    assertNothingHappens();
  }

  @Test // ensure-authorization-response-with-invalid-missing-state-fails
  void missingStateFails() throws Exception {
    provider.callback = back -> back.remove("state");
    assertNothingHappens();
  }

  private void assertNothingHappens() throws Exception {
    try (PendingLogin login = trial.open()) {
      Trial.Page page = Trial.browse(Trial.browse(login.address()));
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.body()).contains("No login is waiting");
      assertThat(login.await(Duration.ZERO)).isEmpty();
      assertThat(provider.log).isEqualTo(UP_TO_THE_BROWSER);
    }
  }

  @Test // invalid-expired-exp
  void invalidExpiredExp() throws Exception {
    provider.claims = claims -> claims.put("exp", NOW.minusSeconds(360).getEpochSecond());
    LoginProblem problem = rejected("exp", UP_TO_THE_TOKEN);
    assertThat(problem.sentence()).contains("expired 6 minutes ago");
    assertThat(problem.found()).isEqualTo("2026-03-01T11:54:00Z");
  }

  @Test // invalid-missing-exp
  void invalidMissingExp() throws Exception {
    provider.claims = claims -> claims.remove("exp");
    rejected("exp", UP_TO_THE_TOKEN);
  }

  @Test // invalid-missing-iss
  void invalidMissingIss() throws Exception {
    provider.claims = claims -> claims.remove("iss");
    rejected("iss", UP_TO_THE_TOKEN);
  }

  @Test // invalid-missing-nonce
  void invalidMissingNonce() throws Exception {
    provider.claims = claims -> claims.remove("nonce");
    rejected("nonce", UP_TO_THE_TOKEN);
  }

  @Test // invalid-secondary-aud
  void invalidSecondaryAud() throws Exception {
    provider.claims = claims -> claims.put("aud", List.of(FaultyProvider.CLIENT_ID, "other"));
    assertThat(rejected("aud", UP_TO_THE_TOKEN).found()).isEqualTo("pachyderm, other");
  }

  @Test // valid-aud-as-array
  void validAudAsArray() throws Exception {
    provider.claims = claims -> claims.put("aud", List.of(FaultyProvider.CLIENT_ID));
    trial.login().verified();
  }

  @Test // OpenID Connect Core 1.0 §3.1.3.7 (5)
  void rejectsAnotherAuthorizedParty() throws Exception {
    provider.claims = claims -> claims.put("azp", "other");
    rejected("azp", UP_TO_THE_TOKEN);
  }

  @Test // invalid-null-alg
  void invalidNullAlg() throws Exception {
    provider.signer = claims -> CoreConformanceTest.unsigned("{\"kid\":\"first\"}", claims) + ".";
    rejected("alg", UP_TO_THE_TOKEN);
  }

  @Test // invalid-alternate-alg
  void invalidAlternateAlg() throws Exception {
    provider.metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
    provider.published.add(Keys.CURVE);
    provider.signer =
        claims -> Keys.sign(Keys.header(JWSAlgorithm.ES256, Keys.CURVE), Keys.CURVE, claims);
    assertThat(rejected("alg", UP_TO_THE_TOKEN).found()).isEqualTo("ES256");
  }

  @Test // token-type-case-insensitivity
  void tokenTypeCaseInsensitivity() throws Exception {
    provider.tokenResponse = response -> response.put("token_type", "bEARER");
    trial.login().verified();
  }

  @Test
  void rejectsAnotherTokenType() throws Exception {
    provider.tokenResponse = response -> response.put("token_type", "DPoP");
    rejected("token_type", UP_TO_THE_TOKEN);
  }

  @Test // token-endpoint-response-without-expires_in
  void tokenEndpointResponseWithoutExpiresIn() throws Exception {
    provider.tokenResponse = response -> response.remove("expires_in");
    trial.login().verified();
  }

  @Test // iat-is-week-in-past
  void iatIsWeekInPast() throws Exception {
    provider.claims = claims -> claims.put("iat", NOW.minus(Duration.ofDays(7)).getEpochSecond());
    assertThat(rejected("iat", UP_TO_THE_TOKEN).sentence()).contains("7 days behind");
  }

  @Test // RFC 9700 §2.1.1: the challenge is S256, whatever the endpoint's own query says
  void keepsTheEndpointsOwnQuery() {
    provider.metadata.put("authorization_endpoint", provider.issuer() + "/authorize?tenant=7");
    try (PendingLogin login = trial.open()) {
      URI address = login.address();
      assertThat(address.getRawQuery())
          .startsWith("tenant=7&response_type=code")
          .contains("code_challenge_method=S256");
    }
  }
}
