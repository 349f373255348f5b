package io.pachsh.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.http.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The identity service as an OpenID provider: what its clients may do and what they are refused.
 */
class IdentityServerTest {
  private final ServiceDesk desk = new ServiceDesk();

  private Map<String, Object> tokens() {
    Response response = desk.token("pachd", "pachd-secret", desk.exchange(desk.code("pachd")));
    assertThat(response.status()).isEqualTo(200);
    return ServiceDesk.json(response);
  }

  /** Judged by a library that knows nothing of what issued it. */
  private JWTClaimsSet validated(String token, String audience) throws Exception {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.RS256, new ImmutableJWKSet<>(JWKSet.parse(desk.get("/dex/keys").body()))));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience,
            new JWTClaimsSet.Builder().issuer(ServiceDesk.ISSUER).build(),
            Set.of("sub", "iat", "exp", "at_hash")) {
          @Override
          protected java.util.Date currentTime() {
            return java.util.Date.from(desk.clock.instant());
          }
        });
    return processor.process(token, null);
  }

  @Test
  void everyTokenPassesAnIndependentValidator() throws Exception {
    Map<String, Object> answer = tokens();
    JWTClaimsSet claims = validated((String) answer.get("id_token"), "pachd");
    assertThat(claims.getClaims())
        .containsEntry("nonce", "the-nonce")
        .containsEntry("email", "kilgore@kilgore.trout")
        .containsEntry("email_verified", true)
        .containsEntry("name", "Kilgore Trout")
        .containsEntry("groups", List.of("authors"));
    assertThat(Duration.between(desk.clock.instant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofHours(24));
    // As a real pachd was seen to write it for the connector "mock".
    assertThat(claims.getSubject()).isEqualTo("Cg0wLTM4NS0yODA4OS0wEgRtb2Nr");
  }

  @Test
  void discoveryNamesEverythingBelowTheIssuer() {
    Map<String, Object> document =
        ServiceDesk.json(desk.get("/dex/.well-known/openid-configuration"));
    assertThat(document)
        .containsEntry("issuer", ServiceDesk.ISSUER)
        .containsEntry("authorization_endpoint", ServiceDesk.ISSUER + "/auth")
        .containsEntry("jwks_uri", ServiceDesk.ISSUER + "/keys");
    assertThat(desk.get("/").body()).isEqualTo("200 OK");
    assertThat(desk.get("/dex/healthz").status()).isEqualTo(200);
  }

  @Test
  void anIssuerWithAFinalSlashIsNamedAsItIs() {
    desk.storage.settings = new IdentitySettings("http://pachd:1658/", "", "");
    assertThat(ServiceDesk.json(desk.get("/.well-known/openid-configuration")))
        .containsEntry("issuer", "http://pachd:1658/")
        .containsEntry("token_endpoint", "http://pachd:1658/token");
  }

  @Test
  void whatCannotBeTrustedIsShownAndNotSentAnywhere() {
    Map<String, String> wrong = desk.wish("pachd");
    wrong.put("redirect_uri", "https://evil.example/");
    assertThat(desk.authorize(wrong).status()).isEqualTo(400);
    assertThat(desk.authorize(wrong).headers()).doesNotContainKey("Location");
    assertThat(desk.authorize(desk.wish("<b>nobody</b>")).body())
        .contains("&lt;b&gt;nobody")
        .doesNotContain("<b>nobody");
  }

  @ParameterizedTest
  @CsvSource({
    "prompt, none, login_required",
    "prompt, none login, invalid_request",
    "max_age, soon, invalid_request",
    "max_age, -1, invalid_request",
    "scope, email, invalid_scope",
    "scope, openid audience:server:client_id:other, invalid_scope",
    "scope, openid audience:server:client_id:unknown, invalid_scope",
    "response_type, token, unsupported_response_type",
    "code_challenge_method, plain, invalid_request",
    "request, abc, request_not_supported"
  })
  void aWrongRequestIsAnsweredByItsName(String parameter, String value, String error) {
    desk.client("other", "other-secret");
    Map<String, String> wish = desk.wish("pachd");
    wish.put(parameter, value);
    assertThat(ServiceDesk.back(desk.authorize(wish)))
        .containsEntry("error", error)
        .containsEntry("state", "the-state")
        .containsEntry("iss", ServiceDesk.ISSUER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "consent", "select_account login"})
  void everyOtherPromptSignsInAfresh(String prompt) {
    Map<String, String> wish = desk.wish("pachd");
    wish.put("prompt", prompt);
    wish.put("max_age", "0");
    assertThat(ServiceDesk.back(desk.authorize(wish))).containsKey("code");
  }

  @Test
  void aCodeIsGoodOnceForItsClientWithItsVerifier() {
    Map<String, String> downgraded = desk.exchange(desk.code("pachd"));
    downgraded.remove("code_verifier");
    assertThat(error(desk.token("pachd", "pachd-secret", downgraded))).isEqualTo("invalid_grant");

    Map<String, String> without = desk.wish("pachd");
    without.remove("code_challenge");
    without.remove("code_challenge_method");
    String bare = ServiceDesk.back(desk.authorize(without)).get("code");
    assertThat(error(desk.token("pachd", "pachd-secret", desk.exchange(bare))))
        .isEqualTo("invalid_grant");

    desk.client("other", "other-secret");
    assertThat(error(desk.token("other", "other-secret", desk.exchange(desk.code("pachd")))))
        .isEqualTo("invalid_grant");

    String code = desk.code("pachd");
    Map<String, Object> first =
        ServiceDesk.json(desk.token("pachd", "pachd-secret", desk.exchange(code)));
    assertThat(error(desk.token("pachd", "pachd-secret", desk.exchange(code))))
        .isEqualTo("invalid_grant");
    // Whoever used the code again ended what had come of it.
    assertThat(refresh((String) first.get("refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void wrongSecretsAndUnknownClientsAreInvalidClients() {
    assertThat(desk.token("pachd", "wrong", desk.exchange(desk.code("pachd"))).status())
        .isEqualTo(401);
    assertThat(error(desk.token("nobody", "x", desk.exchange("code")))).isEqualTo("invalid_client");
  }

  @Test
  void aRefreshTokenRotatesAndItsReuseEndsThemAll() {
    String first = (String) tokens().get("refresh_token");
    Map<String, Object> second = ServiceDesk.json(refresh(first));
    assertThat(second).containsKeys("id_token", "refresh_token");
    assertThat(refresh(first).status()).isEqualTo(400);
    assertThat(refresh((String) second.get("refresh_token")).status()).isEqualTo(400);
  }

  private Response refresh(String token) {
    return desk.token(
        "pachd", "pachd-secret", Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  private static String error(Response response) {
    return String.valueOf(ServiceDesk.json(response).get("error"));
  }

  @Test
  void aClientGetsTokensForThoseThatTrustIt() throws Exception {
    desk.client("device", "device-secret");
    desk.client("pachd", "pachd-secret", "device");
    Map<String, String> wish = desk.wish("device");
    wish.put("scope", "openid email audience:server:client_id:pachd");
    String code = ServiceDesk.back(desk.authorize(wish)).get("code");
    Map<String, Object> answer =
        ServiceDesk.json(desk.token("device", "device-secret", desk.exchange(code)));
    JWTClaimsSet claims = validated((String) answer.get("id_token"), "pachd");
    assertThat(claims.getAudience()).containsExactly("pachd", "device");
    assertThat(claims.getClaims()).containsEntry("azp", "device").doesNotContainKey("name");

    String late = ServiceDesk.back(desk.authorize(wish)).get("code");
    desk.client("pachd", "pachd-secret");
    assertThat(error(desk.token("device", "device-secret", desk.exchange(late))))
        .isEqualTo("invalid_scope");
  }

  @Test
  void keysChangeEverySixHoursAndFormerOnesStayWhileTheirTokensAreValid() throws Exception {
    String first = (String) tokens().get("id_token");
    desk.clock.pass(RotatingKeys.PERIOD.minusSeconds(1));
    assertThat(key((String) tokens().get("id_token"))).isEqualTo(key(first));
    String last = (String) tokens().get("id_token");
    desk.clock.pass(Duration.ofSeconds(1));
    String second = (String) tokens().get("id_token");
    assertThat(key(second)).isNotEqualTo(key(first));
    assertThat(published()).containsExactlyInAnyOrder(key(first), key(second));
    assertThat(desk.get("/dex/keys").body()).doesNotContain("\"d\"", "\"p\"");

    desk.clock.pass(Duration.ofHours(24).minusSeconds(2));
    assertThatCode(() -> validated(last, "pachd")).doesNotThrowAnyException();
    desk.clock.pass(Duration.ofHours(7));
    assertThat(published()).doesNotContain(key(first));
    assertThatThrownBy(() -> validated(last, "pachd")).isInstanceOf(Exception.class);
  }

  @Test
  void aLongerLifetimeIsCoveredByTheKeyThatSignsForIt() throws Exception {
    String first = (String) tokens().get("id_token");
    desk.storage.settings = new IdentitySettings(ServiceDesk.ISSUER, "100h", "");
    String longer = (String) tokens().get("id_token");
    assertThat(key(longer)).isEqualTo(key(first));
    desk.clock.pass(Duration.ofHours(99));
    var unused = tokens();
    assertThatCode(() -> validated(longer, "pachd")).doesNotThrowAnyException();
  }

  @Test
  void keysAreMadeOnceForManyTokens() {
    for (int i = 0; i < 5; i++) {
      var unused = tokens();
    }
    assertThat(desk.storage.renewals).isEqualTo(1);
  }

  private Set<String> published() throws Exception {
    return Set.copyOf(
        JWKSet.parse(desk.get("/dex/keys").body()).getKeys().stream().map(JWK::getKeyID).toList());
  }

  private static String key(String token) throws Exception {
    return SignedJWT.parse(token).getHeader().getKeyID();
  }

  @Test
  void aTokenThatSomebodyChangedIsNotOurs() throws Exception {
    String token = (String) tokens().get("id_token");
    String[] parts = token.split("\\.");
    String payload =
        new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8)
            .replace("kilgore", "another");
    SignedJWT changed =
        SignedJWT.parse(
            parts[0]
                + "."
                + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "."
                + parts[2]);
    JWKSet keys = JWKSet.parse(desk.get("/dex/keys").body());
    assertThat(changed.verify(new RSASSAVerifier(keys.getKeys().get(0).toRSAKey()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz", "24", "-1h", "0s", "1ns", "24 h", "9999999999h", "1d"})
  void aBadLifetimeIsAClearRefusal(String expiry) {
    desk.storage.settings = new IdentitySettings(ServiceDesk.ISSUER, expiry, "");
    Response response = desk.authorize(desk.wish("pachd"));
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body()).contains("id_token_expiry", "idp set-config");
    assertThat(desk.get("/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"24h, 86400", "1h30m, 5400", "1.5h, 5400", "90s, 90", ".5m, 30", "2000ms, 2"})
  void aLifetimeIsADurationOfGo(String expiry, long seconds) throws Exception {
    desk.storage.settings = new IdentitySettings(ServiceDesk.ISSUER, expiry, "");
    JWTClaimsSet claims = validated((String) tokens().get("id_token"), "pachd");
    assertThat(Duration.between(desk.clock.instant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "ftp://h/", "http://u:p@h/", "http://h/?q", "::"})
  void aBadIssuerIsAClearRefusal(String issuer) {
    desk.storage.settings = new IdentitySettings(issuer, "", "");
    assertThat(desk.get("/keys").status()).isEqualTo(500);
    assertThat(desk.get("/keys").body()).contains("idp set-config");
  }

  @Test
  void whatTheClusterChangesActsAtOnce() {
    String code = desk.code("pachd");
    desk.storage.clients.clear();
    assertThat(desk.token("pachd", "pachd-secret", desk.exchange(code)).status()).isEqualTo(401);
    desk.client("pachd", "new-secret");
    assertThat(desk.token("pachd", "new-secret", desk.exchange(code)).status()).isEqualTo(200);
  }
}
