package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.pachsh.access.LoginProblem;
import io.pachsh.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and tokens that are refused for a reason which has a name. */
class KeyTroubleTest {
  private static final RSAKey WEAK = Keys.rsa("weak", 1024);

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

  private LoginProblem signedBy(JWK key, Map<String, Object> published) throws Exception {
    provider.signer = all -> Keys.sign(Keys.header(JWSAlgorithm.RS256, key), key, all);
    List<Object> keys = new ArrayList<>();
    keys.add(published);
    provider.routes.put("/keys", request -> FaultyProvider.json(Map.of("keys", keys)));
    LoginProblem problem = trial.login().problem();
    assertThat(problem.sentence()).doesNotContain("publishes no key");
    return problem;
  }

  private static Map<String, Object> published(JWK key) {
    return new HashMap<>(key.toPublicJWK().toJSONObject());
  }

  @Test
  void aWeakKeyIsTooWeak() throws Exception {
    assertThat(signedBy(WEAK, published(WEAK)).sentence())
        .contains("'weak' cannot be used")
        .contains("too weak, RSA with 1024 bits");
  }

  @Test
  void aBrokenCertificateChainIsNamed() throws Exception {
    Map<String, Object> key = published(Keys.FIRST);
    key.put("x5c", List.of("bm90IGEgY2VydGlmaWNhdGU="));
    assertThat(signedBy(Keys.FIRST, key).sentence()).contains("'first'").contains("(x5c)");
  }

  @Test
  void aKeyWithoutAnIdIsNamed() throws Exception {
    Map<String, Object> key = published(Keys.FIRST);
    key.remove("kid");
    assertThat(signedBy(Keys.FIRST, key).sentence())
        .contains("without a key id")
        .contains("'first'");
  }

  @Test
  void aNumericKeyIdIsNamed() throws Exception {
    RSAKey numbered = new RSAKey.Builder(Keys.FIRST).keyID("7").build();
    Map<String, Object> key = published(numbered);
    key.put("kid", 7);
    assertThat(signedBy(numbered, key).sentence()).contains("'7'").contains("not a string");
  }

  @Test
  void aNumericKeyIdInTheTokenIsNamed() throws Exception {
    provider.signer =
        all -> {
          String token = Keys.sign(Keys.header(JWSAlgorithm.RS256, Keys.FIRST), Keys.FIRST, all);
          String header =
              com.nimbusds.jose.util.Base64URL.encode("{\"alg\":\"RS256\",\"kid\":7}").toString();
          return header + token.substring(token.indexOf('.'));
        };
    LoginProblem problem = trial.login().problem();
    assertThat(problem.check()).isEqualTo("kid");
    assertThat(problem.remedy()).doesNotContain("Paste");
  }

  @Test
  void aKeyForEncryptionIsNamed() throws Exception {
    Map<String, Object> key = published(Keys.FIRST);
    key.put("use", "enc");
    assertThat(signedBy(Keys.FIRST, key).sentence()).contains("published for 'enc'");
  }

  @Test
  void aKeyThatIsSimplyNotThereIsStillCalledSo() throws Exception {
    provider.signer =
        all -> Keys.sign(Keys.header(JWSAlgorithm.RS256, Keys.SECOND), Keys.SECOND, all);
    assertThat(trial.login().problem().sentence()).contains("publishes no key");
  }

  @Test
  void oneBrokenKeyHidesNoOther() throws Exception {
    Map<String, Object> broken = published(WEAK);
    List<Object> keys = List.of(broken, Map.of("kty", "oct", "k", "AAAA"), published(Keys.FIRST));
    provider.routes.put("/keys", request -> FaultyProvider.json(Map.of("keys", keys)));
    trial.login().verified();
  }

  @Test
  void oneThatFailsHidesNoOtherOfItsName() throws Exception {
    Map<String, Object> broken = published(Keys.FIRST);
    broken.put("e", "AQ");
    Map<String, Object> another = published(Keys.SECOND);
    another.put("kid", Keys.FIRST.getKeyID());
    List<Object> keys = List.of(broken, another, published(Keys.FIRST));
    provider.routes.put("/keys", request -> FaultyProvider.json(Map.of("keys", keys)));
    trial.login().verified();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"a key\"", "7", "[]"})
  void whatIsNoKeyHidesNone(String entry) throws Exception {
    String first = Keys.FIRST.toPublicJWK().toJSONString();
    String keys = "{\"keys\":[%s,%s]}".formatted(entry, first);
    provider.routes.put("/keys", request -> Response.json(200, keys));
    trial.login().verified();
  }

  @Test
  void anEncryptedTokenIsCalledEncrypted() throws Exception {
    provider.signer = all -> "eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d";
    LoginProblem problem = trial.login().problem();
    assertThat(problem.sentence()).isEqualTo("The ID token is encrypted, which is not read here.");
    assertThat(problem.remedy()).contains("encryption").doesNotContain("Paste");
  }

  @Test
  void aTokenOfTheProviderIsNotToBePasted() throws Exception {
    provider.signer = all -> "nonsense";
    assertThat(trial.login().problem().remedy()).doesNotContain("Paste");
  }

  @Test
  void millisecondsAreCalledSo() throws Exception {
    for (String claim : List.of("exp", "iat", "nbf")) {
      provider.claims = all -> all.put(claim, FaultyProvider.NOW.toEpochMilli());
      LoginProblem problem = trial.login().problem();
      assertThat(problem.check()).isEqualTo(claim);
      assertThat(problem.sentence()).contains("milliseconds").doesNotContain("days");
      assertThat(problem.remedy()).doesNotContain("NTP");
    }
  }

  @Test
  void stringsWhereNumbersBelongAreCalledSo() throws Exception {
    provider.claims = all -> all.put("exp", "1893456000");
    LoginProblem problem = trial.login().problem();
    assertThat(problem.sentence())
        .isEqualTo("'exp' in the ID token is a string where a number belongs.");
    assertThat(problem.found()).isEqualTo("1893456000");
  }

  @Test
  void aMemberThatOccursTwiceIsNamedEverywhere() throws Exception {
    String twice = "{\"issuer\":\"a\",\"issuer\":\"b\"}";
    provider.routes.put("/keys", request -> Response.json(200, "{\"keys\":[],\"keys\":[]}"));
    assertThat(trial.refusal().sentence()).contains("names 'keys' twice");
    provider.routes.put("/.well-known/openid-configuration", request -> Response.json(200, twice));
    assertThat(trial.refusal().sentence()).contains("names 'issuer' twice");
  }

  @Test
  void aMemberThatOccursTwiceInATokenIsNamed() throws Exception {
    provider.signer =
        all -> {
          String json = JSONObjectUtils.toJSONString(all);
          return Keys.signText(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(),
              Keys.FIRST,
              json.substring(0, json.length() - 1) + ",\"email\":\"other@example.com\"}");
        };
    assertThat(trial.login().problem().sentence()).contains("names 'email' twice");
  }
}
