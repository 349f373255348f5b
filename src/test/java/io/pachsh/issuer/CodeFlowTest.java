package io.pachsh.issuer;

import static io.pachsh.issuer.TestProvider.back;
import static io.pachsh.issuer.TestProvider.exchange;
import static io.pachsh.issuer.TestProvider.json;
import static io.pachsh.issuer.TestProvider.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import io.pachsh.secret.Sha256;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeFlowTest {
  private final TestProvider provider = new TestProvider();

  @Test
  void sendsTheBrowserBackWithCodeStateAndIssuer() {
    Response response = provider.authorize(provider.wish());

    assertThat(response.status()).isEqualTo(303);
    assertThat(back(response))
        .containsOnlyKeys("code", "state", "iss")
        .containsEntry("state", "the-state")
        .containsEntry("iss", TestProvider.ISSUER);
  }

  @Test
  void tradesACodeForASignedIdToken() throws Exception {
    Map<String, Object> tokens = json(provider.token(provider.full, exchange(provider.code())));

    assertThat(tokens).containsEntry("token_type", "Bearer").containsEntry("expires_in", 3600L);
    SignedJWT token = SignedJWT.parse((String) tokens.get("id_token"));
    JWKSet keys = JWKSet.parse(provider.get("/org/keys", Map.of()).body());
    RSAKey key = (RSAKey) keys.getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(key.isPrivate()).isFalse();
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo(TestProvider.ISSUER);
    assertThat(claims.getAudience()).containsExactly("full");
    assertThat(claims.getSubject()).isEqualTo("sub-ada");
    assertThat(claims.getIssueTime().toInstant()).isEqualTo(provider.clock.instant());
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(provider.clock.instant().plus(Duration.ofHours(1)));
    assertThat(claims.getClaims())
        .containsEntry("nonce", "the-nonce")
        .containsEntry("auth_time", provider.clock.instant().getEpochSecond())
        .containsEntry("at_hash", hash((String) tokens.get("access_token")))
        .containsEntry("name", "Ada")
        .containsEntry("preferred_username", "ada@example.com")
        .containsEntry("email", "ada@example.com")
        .containsEntry("email_verified", true)
        .containsEntry("groups", List.of("data", "Everyone"));
  }

  @Test
  void takesTheClientSecretInTheFormToo() {
    Map<String, String> form = exchange(provider.code());
    form.put("client_id", "full");
    form.put("client_secret", provider.full.secret().reveal());

    assertThat(post(form, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void tellsTheBearerOfAnAccessTokenWhatTheScopesAllow() {
    Map<String, String> wish = provider.wish();
    wish.put("scope", "openid email");
    String code = back(provider.authorize(wish)).get("code");
    Map<String, Object> tokens = json(provider.token(provider.full, exchange(code)));

    assertThat(tokens).doesNotContainKey("refresh_token").containsEntry("scope", "email openid");
    assertThat(json(userInfo((String) tokens.get("access_token"))))
        .containsOnlyKeys("sub", "email", "email_verified", "groups")
        .containsEntry("sub", "sub-ada");
  }

  @Test
  void rotatesRefreshTokens() throws Exception {
    Map<String, Object> first = json(provider.token(provider.full, exchange(provider.code())));
    provider.clock.turn(Duration.ofMinutes(30));
    Map<String, Object> second =
        json(provider.token(provider.full, refresh((String) first.get("refresh_token"))));

    assertThat(second.get("refresh_token")).isNotNull().isNotEqualTo(first.get("refresh_token"));
    JWTClaimsSet before = SignedJWT.parse((String) first.get("id_token")).getJWTClaimsSet();
    JWTClaimsSet after = SignedJWT.parse((String) second.get("id_token")).getJWTClaimsSet();
    assertThat(after.getIssueTime()).isAfter(before.getIssueTime());
    assertThat(after.getSubject()).isEqualTo(before.getSubject());
    assertThat(after.getClaim("auth_time")).isEqualTo(before.getClaim("auth_time"));
    assertThat(after.getClaim("nonce")).isNull();
  }

  @Test
  void aRefreshTokenUsedTwiceEndsTheWholeFamily() {
    Map<String, Object> first = json(provider.token(provider.full, exchange(provider.code())));
    Map<String, String> refresh = refresh((String) first.get("refresh_token"));
    Map<String, Object> second = json(provider.token(provider.full, refresh));

    assertThat(json(provider.token(provider.full, refresh)))
        .containsEntry("error", "invalid_grant");
    assertThat(json(provider.token(provider.full, refresh((String) second.get("refresh_token")))))
        .containsEntry("error", "invalid_grant");
    assertThat(userInfo((String) second.get("access_token")).status()).isEqualTo(401);
  }

  @Test
  void aCodeUsedTwiceEndsWhatFollowedFromIt() {
    String code = provider.code();
    Map<String, Object> tokens = json(provider.token(provider.full, exchange(code)));

    assertThat(json(provider.token(provider.full, exchange(code))))
        .containsEntry("error", "invalid_grant");
    assertThat(userInfo((String) tokens.get("access_token")).status()).isEqualTo(401);
  }

  @Test
  void aRequestMayBePosted() {
    String form = Parameters.format(provider.wish());

    Response response = provider.send("POST", "/org/authorize", form, Map.of());

    assertThat(response.status()).isEqualTo(303);
    assertThat(response.headers()).containsEntry("Location", "/org/authorize?" + form);
  }

  @Test
  void publishesWhatItCanDo() {
    assertThat(json(provider.get("/org/.well-known/openid-configuration", Map.of())))
        .containsEntry("issuer", TestProvider.ISSUER)
        .containsEntry("authorization_endpoint", TestProvider.ISSUER + "/authorize")
        .containsEntry("token_endpoint", TestProvider.ISSUER + "/token")
        .containsEntry("jwks_uri", TestProvider.ISSUER + "/keys")
        .containsEntry("userinfo_endpoint", TestProvider.ISSUER + "/userinfo")
        .containsEntry("code_challenge_methods_supported", List.of("S256"))
        .containsEntry(
            "token_endpoint_auth_methods_supported",
            List.of("client_secret_basic", "client_secret_post"))
        .containsEntry("authorization_response_iss_parameter_supported", true);
  }

  @Test
  void aKeySurvivesItsStore() {
    Secret jwk = TestProvider.KEY.jwk();

    assertThat(SigningKey.parse(jwk).publicKeys()).isEqualTo(TestProvider.KEY.publicKeys());
    assertThat(TestProvider.KEY.publicKeys()).doesNotContain("\"d\"");
  }

  private Response post(Map<String, String> form, Map<String, String> headers) {
    return provider.send("POST", "/org/token", Parameters.format(form), headers);
  }

  private Response userInfo(String accessToken) {
    return provider.get("/org/userinfo", Map.of("authorization", "Bearer " + accessToken));
  }

  private static String hash(String accessToken) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(Sha256.of(accessToken), 16));
  }
}
