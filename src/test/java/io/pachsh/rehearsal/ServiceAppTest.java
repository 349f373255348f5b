package io.pachsh.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.failure.Failure;
import io.pachsh.network.Network;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaCredential;
import io.pachsh.okta.OktaHttp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OrgAddress;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rehearsal org gives its service app access tokens, and takes them at the management API. */
class ServiceAppTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory;

  @Test
  void theClientUsesTheApiWithTheKeyAlone() {
    try (RehearsalOrg org = start()) {
      OrgDetails.ServiceCredentials app = org.details().serviceApp().orElseThrow();
      OktaOrg okta = connected(org, new OktaCredential.ServiceApp(app.clientId(), app.key()));
      var unused = okta.apps().create("Pachyderm", List.of("http://127.0.0.1:1/cb"));
      assertThat(okta.apps().all()).extracting(OktaApp::label).contains("Pachyderm");
      assertThat(okta.directory().groups()).isNotEmpty();
      assertThat(okta.servers().get("default").issuer()).endsWith("/oauth2/default");
    }
  }

  @Test
  void theKeyOpensNoOtherApp() {
    try (RehearsalOrg org = start()) {
      OrgDetails.ServiceCredentials app = org.details().serviceApp().orElseThrow();
      OktaOrg okta =
          connected(org, new OktaCredential.ServiceApp(org.details().clientId(), app.key()));
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(okta::requireUsable)
          .withMessageContaining("invalid_client");
    }
  }

  @Test
  void theAppOutlivesTheOrgAndAnOlderOrgGetsOne() throws Exception {
    String id;
    try (RehearsalOrg org = start()) {
      id = org.details().serviceApp().orElseThrow().clientId();
    }
    try (RehearsalOrg org = start()) {
      assertThat(org.details().serviceApp().orElseThrow().clientId()).isEqualTo(id);
    }
    Path file = directory.resolve("rehearsal.json");
    ObjectNode root = (ObjectNode) MAPPER.readTree(Files.readString(file));
    assertThat(((ObjectNode) root.path("management")).remove("service_app")).isNotNull();
    Files.writeString(file, root.toString());
    try (RehearsalOrg org = start()) {
      assertThat(org.details().serviceApp().orElseThrow().clientId()).isNotEqualTo(id);
      assertThat(token(org, "okta.apps.read").statusCode()).isEqualTo(200);
    }
  }

  /** RFC 7523 §3, one rule after the other; what is no time is seconds from now. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iss | 0oasomebodyelse | must be the client_id",
        "sub | 0oasomebodyelse | must be the client_id",
        "aud | https://example.okta.com/oauth2/v1/token | audience",
        "exp | -1 | expired",
        "exp | 7200 | longer than one hour",
        "iat | 600 | not valid yet",
        "nbf | 600 | not valid yet",
        "alg | none | signature is invalid",
        "kid | another | signature is invalid",
        "signature | '' | signature is invalid",
      })
  void anAssertionThatBreaksARuleIsRefused(String what, String value, String words)
      throws Exception {
    try (RehearsalOrg org = start()) {
      ObjectNode header = header(org);
      ObjectNode claims = claims(org);
      String signature = null;
      switch (what) {
        case "alg", "kid" -> header.put(what, value);
        case "signature" -> signature = value;
        case "exp", "iat", "nbf" ->
            claims.put(what, Instant.now().getEpochSecond() + Long.parseLong(value));
        default -> claims.put(what, value);
      }
      String signed = signed(org, header, claims);
      String assertion =
          signature == null ? signed : signed.substring(0, signed.lastIndexOf('.') + 1) + signature;
      HttpResponse<String> answer = ask(org, assertion, "okta.apps.read");
      assertThat(answer.statusCode()).isEqualTo(401);
      JsonNode error = MAPPER.readTree(answer.body());
      assertThat(error.path("error").asText()).isEqualTo("invalid_client");
      assertThat(error.path("error_description").asText()).contains(words);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b.c", "e30.e30", "e30.e30.e30", "....", "W10.W10.W10"})
  void whatIsNoAssertionIsRefused(String text) throws Exception {
    try (RehearsalOrg org = start()) {
      HttpResponse<String> answer = ask(org, text, "okta.apps.read");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("invalid_client");
    }
  }

  @Test
  void anAssertionIsGoodOnce() throws Exception {
    try (RehearsalOrg org = start()) {
      String assertion = signed(org, header(org), claims(org));
      assertThat(ask(org, assertion, "okta.apps.read").statusCode()).isEqualTo(200);
      assertThat(ask(org, assertion, "okta.apps.read").body()).contains("was used already");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "okta.apps.read okta.logs.read", "openid"})
  void scopesThatAreNotGrantedAreRefused(String scopes) throws Exception {
    try (RehearsalOrg org = start()) {
      HttpResponse<String> answer = token(org, scopes);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("invalid_scope");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "okta.apps.read, GET, apps, 200",
    "okta.apps.manage, GET, apps, 200",
    "okta.apps.read, POST, apps, 403",
    "okta.apps.manage, POST, apps, 400",
    "okta.apps.manage, GET, users, 403",
    "okta.users.read, GET, users, 200",
    "okta.users.read, GET, groups, 403",
    "okta.apps.manage, GET, authorizationServers, 403",
    "okta.apps.manage, GET, nothing, 404",
  })
  void aCallNeedsItsScope(String scope, String method, String path, int status) throws Exception {
    try (RehearsalOrg org = start()) {
      String token = MAPPER.readTree(token(org, scope).body()).path("access_token").asText();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(org.details().issuer() + "/api/v1/" + path))
              .header("Authorization", "Bearer " + token)
              .method(
                  method,
                  method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
    }
  }

  private HttpResponse<String> token(RehearsalOrg org, String scopes) throws Exception {
    return ask(org, signed(org, header(org), claims(org)), scopes);
  }

  private HttpResponse<String> ask(RehearsalOrg org, String assertion, String scopes)
      throws Exception {
    String form =
        "grant_type=client_credentials&client_assertion_type="
            + encoded(ASSERTION_TYPE)
            + "&client_assertion="
            + encoded(assertion)
            + "&scope="
            + encoded(scopes);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint(org)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static ObjectNode header(RehearsalOrg org) throws Exception {
    return MAPPER.createObjectNode().put("alg", "ES256").put("kid", key(org).path("kid").asText());
  }

  private static ObjectNode claims(RehearsalOrg org) {
    String id = org.details().serviceApp().orElseThrow().clientId();
    long now = Instant.now().getEpochSecond();
    return MAPPER
        .createObjectNode()
        .put("iss", id)
        .put("sub", id)
        .put("aud", endpoint(org))
        .put("iat", now)
        .put("exp", now + 300)
        .put("jti", "one");
  }

  private static String signed(RehearsalOrg org, ObjectNode header, ObjectNode claims)
      throws Exception {
    String text = encoded(header) + "." + encoded(claims);
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    BigInteger number =
        new BigInteger(1, Base64.getUrlDecoder().decode(key(org).path("d").asText()));
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(
        KeyFactory.getInstance("EC")
            .generatePrivate(
                new ECPrivateKeySpec(number, curve.getParameterSpec(ECParameterSpec.class))));
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static JsonNode key(RehearsalOrg org) throws Exception {
    return MAPPER.readTree(org.details().serviceApp().orElseThrow().key().reveal());
  }

  private static String endpoint(RehearsalOrg org) {
    return org.details().issuer() + "/oauth2/v1/token";
  }

  private static String encoded(ObjectNode json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static OktaOrg connected(RehearsalOrg org, OktaCredential credential) {
    return new OktaOrg(
        OrgAddress.parse(org.details().issuer()),
        credential,
        new OktaHttp(() -> Network.DIRECT, OktaHttp.DEFAULT_LIMIT),
        Clock.systemUTC(),
        new SecureRandom());
  }

  private RehearsalOrg start() {
    return RehearsalOrg.start(OrgSettings.in(directory), Clock.systemUTC(), new SecureRandom());
  }
}
