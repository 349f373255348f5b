package io.pachsh.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.http.Handler;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, page by page, and when Okta wants to wait or to see a proof. */
class OktaRequestsTest {
  private static final String APP =
      "{\"id\": \"0oa%d\", \"label\": \"app %d\", \"status\": \"ACTIVE\"}";

  @Test
  void allPagesAreFetched() throws IOException {
    Handler pages =
        request -> {
          int page = request.query("after").map(Integer::parseInt).orElse(0);
          Response response = Response.json(200, "[" + APP.formatted(page, page) + "]");
          String base = "http://" + request.header("host").orElseThrow() + "/api/v1/apps";
          return page == 2
              ? response
              : response.with(
                  "Link",
                  "<%s>; rel=\"self\", <%s?after=%d>; rel=\"next\""
                      .formatted(base, base, page + 1));
        };
    try (TestOrg org = new TestOrg(pages)) {
      assertThat(org.client().apps().all())
          .extracting(OktaApp::label)
          .containsExactly("app 0", "app 1", "app 2");
      assertThat(org.requests).hasSize(3);
    }
  }

  @Test
  void anAppIsMadeAsTheGuideWantsIt() throws IOException {
    try (TestOrg org =
        new TestOrg(
            request ->
                Response.json(
                    200,
                    """
                    {"id": "0oa1", "label": "Pachyderm", "status": "ACTIVE",
                     "credentials": {"oauthClient": {"client_id": "0oa1", "client_secret": "s3"}}}
                    """))) {
      OktaApps.Created created =
          org.client().apps().create("Pachyderm", List.of("http://127.0.0.1:1/cb"));
      assertThat(created.secret()).isEqualTo(Secret.of("s3"));
      JsonNode sent = OktaJson.parse(org.requests.get(0).body());
      assertThat(org.requests.get(0)).hasToString("POST /api/v1/apps");
      assertThat(sent.path("signOnMode").asText()).isEqualTo("OPENID_CONNECT");
      assertThat(sent.path("name").asText()).isEqualTo("oidc_client");
      JsonNode client = sent.path("settings").path("oauthClient");
      assertThat(client.path("application_type").asText()).isEqualTo("web");
      assertThat(client.path("grant_types").toString())
          .isEqualTo("[\"authorization_code\",\"refresh_token\"]");
      assertThat(client.path("response_types").toString()).isEqualTo("[\"code\"]");
      assertThat(client.path("redirect_uris").toString()).isEqualTo("[\"http://127.0.0.1:1/cb\"]");
    }
  }

  @Test
  void whatSomebodyElseSetOnAnAppStays() throws IOException {
    String there =
        """
        {"id": "0oa1", "label": "Pachyderm", "status": "ACTIVE", "created": "then",
         "accessibility": {"selfService": true},
         "credentials": {"oauthClient": {"client_id": "0oa1", "token_endpoint_auth_method": "none"}},
         "settings": {"notes": {"admin": "ours"}, "oauthClient": {"application_type": "web",
          "redirect_uris": ["https://a"], "grant_types": ["implicit"], "response_types": ["token"]}}}
        """;
    try (TestOrg org = new TestOrg(request -> Response.json(200, there))) {
      OktaApp app = org.client().apps().find("0oa1").orElseThrow();
      var unused = org.client().apps().complete(app, List.of("https://b"));
      JsonNode sent = OktaJson.parse(org.requests.get(1).body());
      assertThat(org.requests.get(1)).hasToString("PUT /api/v1/apps/0oa1");
      assertThat(sent.path("accessibility").path("selfService").asBoolean()).isTrue();
      assertThat(sent.path("settings").path("notes").path("admin").asText()).isEqualTo("ours");
      assertThat(sent.has("created")).isFalse();
      JsonNode client = sent.path("settings").path("oauthClient");
      assertThat(client.path("redirect_uris").toString())
          .isEqualTo("[\"https://a\",\"https://b\"]");
      assertThat(client.path("grant_types").toString())
          .isEqualTo("[\"implicit\",\"authorization_code\",\"refresh_token\"]");
      assertThat(
              sent.path("credentials")
                  .path("oauthClient")
                  .path("token_endpoint_auth_method")
                  .asText())
          .isEqualTo("client_secret_basic");
    }
  }

  @Test
  void aRateLimitIsWaitedFor() throws IOException {
    AtomicInteger left = new AtomicInteger(2);
    Handler limited =
        request ->
            left.getAndDecrement() > 0
                ? tooMany(Instant.now().plusSeconds(30))
                : Response.json(200, "[]");
    try (TestOrg org = new TestOrg(limited)) {
      assertThat(org.client().apps().all()).isEmpty();
      assertThat(org.pauses).hasSize(2);
      assertThat(org.pauses.get(0)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(32));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3_600, 999_999_999})
  void aRateLimitThatLastsIsTold(long seconds) throws IOException {
    try (TestOrg org = new TestOrg(request -> tooMany(Instant.now().plusSeconds(seconds)))) {
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> org.client().apps().all())
          .withMessageContaining("no more requests for now");
      assertThat(org.pauses).isEmpty();
    }
  }

  @Test
  void aRateLimitThatComesAgainAndAgainIsTold() throws IOException {
    try (TestOrg org = new TestOrg(request -> tooMany(Instant.now().plusSeconds(50)))) {
      assertThatExceptionOfType(Failure.class).isThrownBy(() -> org.client().apps().all());
      assertThat(org.pauses).hasSize(2);
    }
  }

  @Test
  void aServiceAppProvesItsKeyAndAsksOnce() throws IOException, GeneralSecurityException {
    KeyPair pair = keyPair();
    Handler handler =
        request ->
            request.path().equals("/oauth2/v1/token")
                ? Response.json(
                    200,
                    "{\"access_token\": \"at-1\", \"token_type\": \"Bearer\", \"expires_in\":"
                        + " 3600}")
                : Response.json(200, "[]");
    try (TestOrg org = new TestOrg(handler)) {
      OktaOrg client = org.client(new OktaCredential.ServiceApp("0oaservice", pem(pair)));
      assertThat(client.apps().all()).isEmpty();
      assertThat(client.directory().groups()).isEmpty();
      assertThat(org.requests).hasSize(3);
      var form = org.requests.get(0);
      assertThat(form.form("grant_type")).hasValue("client_credentials");
      assertThat(form.form("client_assertion_type"))
          .hasValue("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
      assertThat(form.form("scope").orElse("")).contains("okta.apps.manage", "okta.groups.read");
      String[] parts = form.form("client_assertion").orElseThrow().split("\\.", -1);
      JsonNode claims =
          OktaJson.parse(
              new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
      assertThat(claims.path("iss").asText()).isEqualTo("0oaservice");
      assertThat(claims.path("sub").asText()).isEqualTo("0oaservice");
      assertThat(claims.path("aud").asText()).isEqualTo(org.address() + "/oauth2/v1/token");
      assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(pair.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
      assertThat(org.requests.get(1).header("authorization")).hasValue("Bearer at-1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "P-256,secp256r1,ES256,SHA256withECDSAinP1363Format",
    "P-384,secp384r1,ES384,SHA384withECDSAinP1363Format",
    "P-521,secp521r1,ES512,SHA512withECDSAinP1363Format"
  })
  void aKeyOnACurveSignsAsWell(String curve, String name, String algorithm, String verifier)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(name));
    KeyPair pair = generator.generateKeyPair();
    byte[] d = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
    String jwk =
        "{\"kty\": \"EC\", \"crv\": \"%s\", \"d\": \"%s\", \"kid\": \"k1\"}"
            .formatted(curve, Base64.getUrlEncoder().withoutPadding().encodeToString(d));
    for (Secret key : List.of(Secret.of(jwk), pem(pair))) {
      String[] parts =
          PrivateKeyJwt.of(key)
              .assertion("0oa", URI.create("https://a/t"), Instant.EPOCH, new SecureRandom())
              .reveal()
              .split("\\.", -1);
      String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
      assertThat(OktaJson.parse(header).path("alg").asText()).isEqualTo(algorithm);
      Signature signature = Signature.getInstance(verifier);
      signature.initVerify(pair.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_client", "invalid_scope", "invalid_dpop_proof", "access_denied"})
  void aServiceAppThatIsRefusedIsToldWhy(String error) throws Exception {
    Secret key = pem(keyPair());
    try (TestOrg org =
        new TestOrg(request -> Response.json(400, "{\"error\": \"" + error + "\"}"))) {
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(
              () -> org.client(new OktaCredential.ServiceApp("0oaservice", key)).apps().all())
          .satisfies(
              failure -> {
                assertThat(failure.exit()).isEqualTo(Exit.DENIED);
                assertThat(failure.sentence()).contains(error);
                assertThat(failure.hint()).isPresent();
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "{}",
        "{\"kty\": \"EC\"}",
        "{\"kty\": \"EC\", \"crv\": \"P-192\", \"d\": \"AQ\"}",
        "-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----",
        "{\"kty\": \"RSA\", \"n\": \"AQ\"}",
        "{\"kty\": \"RSA\", \"d\": \"%%%\"}",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----",
      })
  void aKeyThatIsNoneIsSaidAndNotQuoted(String text) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> PrivateKeyJwt.of(Secret.of(text)))
        .withMessageContaining("private key cannot be used")
        .satisfies(
            failure ->
                assertThat(failure.sentence() + failure.hint()).doesNotContain("MIIB", "%%%"));
  }

  private static Response tooMany(Instant reset) {
    return TestOrg.error(429, "E0000047", "API call exceeded rate limit")
        .with("X-Rate-Limit-Reset", String.valueOf(reset.getEpochSecond()));
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static Secret pem(KeyPair pair) {
    return Secret.of(
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
  }
}
