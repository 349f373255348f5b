package io.pachsh.oidc;

import static io.pachsh.oidc.FaultyProvider.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ID tokens that come by another way than a login: signatures, times, and the person. */
class IdTokenTest {
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

  private Verdict verify(String token) {
    return trial.party.verify(trial.configuration(), Secret.of(token));
  }

  private Verdict verify(Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = provider.honestClaims();
    change.accept(claims);
    return verify(provider.signer.apply(claims));
  }

  private static LoginProblem problem(Verdict verdict) {
    return ((Verdict.Failed) verdict).problem();
  }

  private static Verdict.Verified verified(Verdict verdict) {
    return (Verdict.Verified) verdict;
  }

  @Test
  void acceptsATokenWithoutNonce() {
    assertThat(verified(verify(unchanged -> {})).groups().names()).containsExactly("data", "ops");
    assertThat(provider.log).containsExactly("GET /.well-known/openid-configuration", "GET /keys");
  }

  @Test
  void acceptsWhiteSpaceAroundAToken() {
    verified(verify(" " + provider.signer.apply(provider.honestClaims()) + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
  void acceptsRsa(String algorithm) {
    JWSHeader header = Keys.header(JWSAlgorithm.parse(algorithm), Keys.FIRST);
    verified(verify(Keys.sign(header, Keys.FIRST, provider.honestClaims())));
  }

  @ParameterizedTest
  @CsvSource({"ES256,P-256", "ES384,P-384", "ES512,P-521"})
  void acceptsEllipticCurves(String algorithm, String curve) {
    JWK key = Keys.curve("c", Curve.parse(curve));
    provider.published.add(key);
    JWSHeader header = Keys.header(JWSAlgorithm.parse(algorithm), key);
    verified(verify(Keys.sign(header, key, provider.honestClaims())));
  }

  @Test
  void refusesHmacWithTheClientSecretOrAPublishedKey() throws Exception {
    OctetSequenceKey symmetric =
        new OctetSequenceKey.Builder("0123456789abcdef0123456789abcdef".getBytes("US-ASCII"))
            .keyID("sym")
            .build();
    provider.routes.put(
        "/keys", request -> FaultyProvider.json(Map.of("keys", List.of(symmetric.toJSONObject()))));
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("sym").build(),
            new Payload(JSONObjectUtils.toJSONString(provider.honestClaims())));
    token.sign(new MACSigner(symmetric));
    assertThat(problem(verify(token.serialize())).check()).isEqualTo("alg");
  }

  @Test
  void ignoresWeakKeys() {
    RSAKey weak = Keys.rsa("weak", 1024);
    provider.published.add(weak);
    JWSHeader header = Keys.header(JWSAlgorithm.RS256, weak);
    LoginProblem problem = problem(verify(Keys.sign(header, weak, provider.honestClaims())));
    assertThat(problem.check()).isEqualTo("signature");
    assertThat(problem.found()).contains("weak");
    assertThat(problem.expected()).contains("first").doesNotContain("weak");
  }

  @Test
  void ignoresEncryptionKeys() {
    provider.published.clear();
    provider.published.add(new RSAKey.Builder(Keys.FIRST).keyUse(KeyUse.ENCRYPTION).build());
    assertThat(problem(verify(unchanged -> {})).check()).isEqualTo("signature");
  }

  @Test
  void ignoresKeysOfAnotherAlgorithm() {
    provider.published.clear();
    provider.published.add(new RSAKey.Builder(Keys.FIRST).algorithm(JWSAlgorithm.PS512).build());
    assertThat(problem(verify(unchanged -> {})).check()).isEqualTo("signature");
  }

  @Test
  void oneBrokenKeyHidesNoOther() {
    provider.routes.put(
        "/keys",
        request ->
            FaultyProvider.json(
                Map.of(
                    "keys",
                    List.of(
                        Map.of("kty", "RSA", "n", "?"),
                        Map.of("kty", "martian"),
                        Keys.FIRST.toPublicJWK().toJSONObject()))));
    verified(verify(unchanged -> {}));
  }

  @Test
  void ignoresKeysThatATokenBringsAlong() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("first")
            .jwk(Keys.SECOND.toPublicJWK())
            .jwkURL(new URI(provider.issuer() + "/evil-keys"))
            .x509CertURL(new URI(provider.issuer() + "/evil-certificates"))
            .build();
    assertThat(problem(verify(Keys.sign(header, Keys.SECOND, provider.honestClaims()))).check())
        .isEqualTo("signature");
    assertThat(provider.log).noneMatch(line -> line.contains("evil"));
  }

  @Test
  void refusesCriticalExtensions() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("first")
            .criticalParams(Set.of("exotic"))
            .customParam("exotic", true)
            .type(JOSEObjectType.JWT)
            .build();
    assertThat(problem(verify(Keys.sign(header, Keys.FIRST, provider.honestClaims()))).check())
        .isEqualTo("crit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJSUzI1NiJ9.e30=.AA=="})
  void refusesWhatIsNoToken(String token) {
    assertThat(problem(verify(token)).check()).isEqualTo("ID token");
  }

  @ParameterizedTest
  @ValueSource(longs = {-60, 0, 60})
  void allowsSixtySecondsOfSkew(long seconds) {
    verified(verify(claims -> claims.put("exp", NOW.getEpochSecond() - 60)));
    verified(verify(claims -> claims.put("iat", NOW.getEpochSecond() + seconds)));
    verified(verify(claims -> claims.put("nbf", NOW.getEpochSecond() + seconds)));
  }

  @Test
  void refusesMoreThanSixtySecondsOfSkew() {
    long now = NOW.getEpochSecond();
    assertThat(problem(verify(claims -> claims.put("exp", now - 61))).check()).isEqualTo("exp");
    assertThat(problem(verify(claims -> claims.put("iat", now + 61))).check()).isEqualTo("iat");
    assertThat(problem(verify(claims -> claims.put("nbf", now + 61))).check()).isEqualTo("nbf");
  }

  @Test
  void saysHowFarAClockIsOff() {
    LoginProblem ahead = problem(verify(claims -> claims.put("iat", NOW.getEpochSecond() + 600)));
    assertThat(ahead.sentence()).contains("the provider's clock is 10 minutes ahead");
    assertThat(ahead.found()).isEqualTo("2026-03-01T12:10:00Z");
    assertThat(ahead.expected()).contains("2026-03-01T12:00:00Z");
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThat(problem(verify(claims -> claims.put("exp", "tomorrow"))).found())
        .isEqualTo("tomorrow");
    assertThat(problem(verify(claims -> claims.put("exp", 1e300))).check()).isEqualTo("exp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u2003ann@example.com U+2003",
        "ann@example.com\u00a0 U+00A0",
        " ann@example.com U+0020",
        "ann@example.com\n U+000A",
        "an\u200bn@example.com U+200B",
        "an\u202en@example.com U+202E",
        "an\ufe00n@example.com U+FE00",
        "an\u001b[2Jn@example.com U+001B",
        "an\udb40\udc41n@example.com U+E0041"
      })
  void refusesANameThatLooksLikeAnother(String nameAndCodePoint) {
    int end = nameAndCodePoint.lastIndexOf(' ');
    String name = nameAndCodePoint.substring(0, end);
    String codePoint = nameAndCodePoint.substring(end + 1);
    LoginProblem email = problem(verify(claims -> claims.put("email", name)));
    assertThat(email.check()).isEqualTo("email");
    assertThat(email.sentence()).contains(codePoint);
    LoginProblem group = problem(verify(claims -> claims.put("groups", List.of("ops", name))));
    assertThat(group.check()).isEqualTo("groups");
    assertThat(group.sentence()).contains(codePoint);
  }

  @Test
  void takesEveryOtherNameVerbatim() {
    for (String name :
        List.of("an\u2003n@example.com", "Ann@Example.com", "ａｎｎ@例え.jp", "é@x", "e\u0301@x")) {
      Verdict verdict = verify(claims -> claims.put("email", name));
      assertThat(((Verdict.Verified) verdict).email()).isEqualTo(name);
    }
  }

  @Test
  void needsAnEmail() {
    assertThat(problem(verify(claims -> claims.remove("email"))).check()).isEqualTo("email");
    assertThat(problem(verify(claims -> claims.put("email", " "))).check()).isEqualTo("email");
    assertThat(problem(verify(claims -> claims.put("email", 7))).check()).isEqualTo("email");
  }

  @Test
  void needsAVerifiedEmailUnlessItIsIgnored() {
    Consumer<Map<String, Object>> unverified = claims -> claims.put("email_verified", false);
    Consumer<Map<String, Object>> unsaid = claims -> claims.remove("email_verified");
    assertThat(problem(verify(unverified)).found()).isEqualTo("false");
    assertThat(problem(verify(unsaid)).found()).isEqualTo("nothing");
    assertThat(problem(verify(unsaid)).remedy()).contains("--ignore-email-verified");
    trial.ignoreEmailVerified = true;
    verified(verify(unverified));
    verified(verify(unsaid));
  }

  @Test
  void acceptsStringsWhereProvidersSendThem() {
    Verdict verdict =
        verify(
            claims -> {
              claims.put("email_verified", "true");
              claims.put("groups", "solo");
            });
    assertThat(verified(verdict).groups().names()).containsExactly("solo");
  }

  @Test
  void refusesGroupsOfAnotherShape() {
    assertThat(problem(verify(claims -> claims.put("groups", Map.of("a", 1)))).check())
        .isEqualTo("groups");
    assertThat(problem(verify(claims -> claims.put("groups", List.of("a", 1)))).check())
        .isEqualTo("groups");
  }

  @Test
  void keepsEscapesForWhoeverShowsThem() {
    String evil = "\u001b[31m<script>alert(1)</script>\u202e";
    assertThat(problem(verify(claims -> claims.put("iss", evil))).found()).isEqualTo(evil);
  }

  @Test
  void saysWhenTheKeysAreNone() {
    provider.routes.put("/keys", request -> Response.text(500, "down"));
    LoginProblem problem = problem(verify(unchanged -> {}));
    assertThat(problem.check()).isEqualTo("keys");
    assertThat(problem.found()).isEqualTo("500: down");
  }

  @Test
  void refusesToVerifyForAnIssuerThatIsASlashOff() {
    String token = provider.signer.apply(provider.honestClaims());
    var slash = trial.configuration(provider.issuer() + "/", trial.redirectUri);
    assertThat(problem(trial.party.verify(slash, Secret.of(token))).check()).isEqualTo("issuer");
  }
}
