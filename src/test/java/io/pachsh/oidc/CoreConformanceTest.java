package io.pachsh.oidc;

import static io.pachsh.oidc.FaultyProvider.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.pachsh.access.LoginProblem;
import io.pachsh.http.Parameters;
import io.pachsh.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The modules of the OpenID conformance suite for relying parties, Basic and Config plans; each
 * test is named after its module.
 */
class CoreConformanceTest {
  static final List<String> UP_TO_THE_TOKEN =
      List.of(
          "GET /.well-known/openid-configuration", "GET /keys", "GET /authorize", "POST /token");

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

  /** The login fails at that check, the page says so, and no other endpoint is called. */
  private LoginProblem rejected(String check) throws Exception {
    Trial.Ending ending = trial.login();
    assertThat(ending.problem().check()).isEqualTo(check);
    assertThat(ending.page().status()).isEqualTo(400);
    assertThat(ending.page().body()).contains("The login failed").doesNotContain("logged in");
    assertThat(provider.log).isEqualTo(UP_TO_THE_TOKEN);
    return ending.problem();
  }

  @Test // 1 oidcc-client-test
  void happyPath() throws Exception {
    provider.claims = claims -> claims.remove("groups");
    provider.userInfo.put("groups", List.of("data"));
    Trial.Ending ending = trial.login();
    assertThat(ending.verified().email()).isEqualTo("test@pachyderm.com");
    assertThat(ending.verified().subject()).isEqualTo("00u1");
    assertThat(ending.verified().groups().names()).containsExactly("data");
    assertThat(ending.verified().expires()).isEqualTo(NOW.plusSeconds(3600));
    assertThat(ending.page().status()).isEqualTo(200);
    assertThat(ending.page().body())
        .contains(">You are now logged in. Go back to the terminal to use Pachyderm!<");
    assertThat(provider.log).startsWith(UP_TO_THE_TOKEN.toArray(String[]::new));
    assertThat(provider.log).endsWith("GET /userinfo").hasSize(5);
    Request authorize = provider.requests.get(2);
    assertThat(authorize.query("scope").orElseThrow().split(" "))
        .containsExactly("openid", "profile", "email", "groups");
    assertThat(authorize.query("code_challenge_method")).contains("S256");
    assertThat(authorize.query("response_type")).contains("code");
    assertThat(authorize.query("redirect_uri")).contains(trial.redirectUri);
    assertThat(authorize.query("state").orElseThrow()).hasSizeGreaterThanOrEqualTo(22);
    assertThat(authorize.query("nonce").orElseThrow()).hasSizeGreaterThanOrEqualTo(22);
    assertThat(provider.requests.get(4).query()).isEmpty();
  }

  @Test // 2 oidcc-client-test-invalid-iss
  void invalidIss() throws Exception {
    provider.claims = claims -> claims.put("iss", "https://evil.example");
    var problem = rejected("iss");
    assertThat(problem.expected()).isEqualTo(provider.issuer());
    assertThat(problem.found()).isEqualTo("https://evil.example");
  }

  @Test // 3 oidcc-client-test-missing-sub
  void missingSub() throws Exception {
    provider.claims = claims -> claims.remove("sub");
    rejected("sub");
  }

  @Test // 4 oidcc-client-test-invalid-aud
  void invalidAud() throws Exception {
    provider.claims = claims -> claims.put("aud", "account");
    assertThat(rejected("aud").found()).isEqualTo("account");
  }

  @Test // 5 oidcc-client-test-missing-iat
  void missingIat() throws Exception {
    provider.claims = claims -> claims.remove("iat");
    rejected("iat");
  }

  @Test // 6 oidcc-client-test-kid-absent-single-jwks
  void kidAbsentSingleJwks() throws Exception {
    signWithoutKid();
    assertThat(trial.login().verified().subject()).isEqualTo("00u1");
  }

  @Test // 6, with another key that cannot have signed
  void kidAbsentOneFittingKey() throws Exception {
    provider.published.add(Keys.CURVE);
    signWithoutKid();
    assertThat(trial.login().verified().subject()).isEqualTo("00u1");
  }

  @Test // 7 oidcc-client-test-kid-absent-multiple-jwks
  void kidAbsentMultipleJwks() throws Exception {
    provider.published.add(Keys.SECOND);
    signWithoutKid();
    assertThat(rejected("signature").sentence()).contains("2 of the provider's keys fit");
  }

  private void signWithoutKid() {
    provider.signer = claims -> Keys.sign(new JWSHeader(JWSAlgorithm.RS256), Keys.FIRST, claims);
  }

  @Test // 8 oidcc-client-test-idtoken-sig-rs256
  void idtokenSigRs256() throws Exception {
    assertThat(trial.login().page().status()).isEqualTo(200);
  }

  @Test // 9 and 18 oidcc-client-test-idtoken-sig-none
  void idtokenSigNone() throws Exception {
    provider.signer = claims -> unsigned("{\"alg\":\"none\"}", claims) + ".";
    assertThat(rejected("alg").found()).isEqualTo("none");
  }

  static String unsigned(String header, Map<String, Object> claims) {
    return Base64URL.encode(header) + "." + Base64URL.encode(JSONObjectUtils.toJSONString(claims));
  }

  @Test // 10 oidcc-client-test-invalid-sig-rs256
  void invalidSigRs256() throws Exception {
    provider.signer =
        claims -> Keys.sign(Keys.header(JWSAlgorithm.RS256, Keys.FIRST), Keys.SECOND, claims);
    rejected("signature");
  }

  @Test // 11 oidcc-client-test-userinfo-invalid-sub
  void userinfoInvalidSub() throws Exception {
    provider.claims = claims -> claims.remove("groups");
    provider.userInfo.put("sub", "somebody-else");
    Trial.Ending ending = trial.login();
    assertThat(ending.problem().check()).isEqualTo("userinfo");
    assertThat(ending.problem().expected()).contains("00u1");
    assertThat(ending.problem().found()).contains("somebody-else");
  }

  @Test // 12 oidcc-client-test-nonce-invalid
  void nonceInvalid() throws Exception {
    provider.claims = claims -> claims.put("nonce", "another");
    assertThat(rejected("nonce").found()).isEqualTo("another");
  }

  @Test // 13 oidcc-client-test-scope-userinfo-claims
  void scopeUserinfoClaims() throws Exception {
    provider.claims =
        claims -> List.of("email", "email_verified", "groups").forEach(claims::remove);
    provider.userInfo.putAll(
        Map.of("email", "ann@example.com", "email_verified", true, "groups", "solo"));
    Trial.Ending ending = trial.login();
    assertThat(ending.verified().email()).isEqualTo("ann@example.com");
    assertThat(ending.verified().groups().names()).containsExactly("solo");
  }

  @Test // 14 oidcc-client-test-client-secret-basic
  void clientSecretBasic() throws Exception {
    trial.login();
    String header = provider.requests.get(3).header("authorization").orElseThrow();
    String decoded =
        new String(
            Base64.getDecoder().decode(header.substring("Basic ".length())),
            StandardCharsets.UTF_8);
    assertThat(decoded)
        .isEqualTo(
            FaultyProvider.CLIENT_ID + ":" + Parameters.encode(FaultyProvider.CLIENT_SECRET));
    assertThat(provider.requests.get(3).form()).doesNotContainKeys("client_secret", "client_id");
  }

  @Test // 15 oidcc-client-test-discovery-openid-config
  void discoveryOpenidConfig() throws Exception {
    provider.metadata.put("token_endpoint", provider.issuer() + "/elsewhere/token");
    provider.routes.put("/elsewhere/token", provider.routes.get("/token"));
    trial.login().verified();
    assertThat(provider.log).contains("POST /elsewhere/token").doesNotContain("POST /token");
  }

  @Test // 16 oidcc-client-test-discovery-jwks-uri-keys
  void discoveryJwksUriKeys() throws Exception {
    provider.metadata.put("jwks_uri", provider.issuer() + "/keys/7");
    provider.routes.put("/keys/7", provider.routes.get("/keys"));
    trial.login().verified();
    assertThat(provider.log).contains("GET /keys/7").doesNotContain("GET /keys");
  }

  @Test // 17 oidcc-client-test-discovery-issuer-mismatch
  void discoveryIssuerMismatch() {
    provider.metadata.put("issuer", provider.issuer() + "/other");
    assertThat(trial.refusal().check()).isEqualTo("issuer");
    assertThat(provider.log).containsExactly("GET /.well-known/openid-configuration");
  }

  @Test // 19 oidcc-client-test-signing-key-rotation-just-before-signing
  void signingKeyRotationJustBeforeSigning() throws Exception {
    provider.claims = claims -> rotate();
    trial.login().verified();
    assertThat(provider.log).filteredOn("GET /keys"::equals).hasSize(2);
  }

  @Test // 20 oidcc-client-test-signing-key-rotation
  void signingKeyRotation() throws Exception {
    trial.login().verified();
    rotate();
    trial.login().verified();
  }

  private void rotate() {
    provider.published.clear();
    provider.published.add(Keys.SECOND);
    provider.signer =
        claims -> Keys.sign(Keys.header(JWSAlgorithm.RS256, Keys.SECOND), Keys.SECOND, claims);
  }

  @Test // oidcc-client-test-missing-aud
  void missingAud() throws Exception {
    provider.claims = claims -> claims.remove("aud");
    rejected("aud");
  }

  @Test // oidcc-client-test-invalid-sig-es256
  void invalidSigEs256() throws Exception {
    provider.published.add(Keys.curve("curve", Curve.P_256));
    provider.signer =
        claims -> Keys.sign(Keys.header(JWSAlgorithm.ES256, Keys.CURVE), Keys.CURVE, claims);
    rejected("signature");
  }

  @Test // oidcc-client-test-invalid-athash
  void invalidAthash() throws Exception {
    provider.claims = claims -> claims.put("at_hash", "AAAAAAAAAAAAAAAAAAAAAA");
    rejected("at_hash");
  }

  @Test // OpenID Connect Core 1.0 §3.1.3.6
  void acceptsTheRightAthash() throws Exception {
    // printf an-access-token | openssl dgst -sha256 -binary | head -c16 | basenc --base64url
    provider.claims = claims -> claims.put("at_hash", "YiHPD2T9DaX5B837XJXtow");
    trial.login().verified();
  }
}
