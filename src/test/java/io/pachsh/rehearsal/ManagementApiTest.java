package io.pachsh.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rehearsal org's management API answers as Okta's does, and keeps what it is told. */
class ManagementApiTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String APP =
      """
      {"name": "oidc_client", "label": "%s", "signOnMode": "OPENID_CONNECT",
       "credentials": {"oauthClient": {"token_endpoint_auth_method": "client_secret_basic"}},
       "settings": {"oauthClient": {"application_type": "web", "redirect_uris": ["http://a/b"],
         "response_types": ["code"], "grant_types": ["authorization_code"]}}}
      """;

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory;

  /** Also Okta's internal way to an app's groups claim, which it does not publish. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "internal/apps/0oa1/settings/oauth/idToken",
        "apps/0oaunknown",
        "users/nobody@example.com",
        "groups/00gnone",
        "authorizationServers/other",
      })
  void whatOktaDoesNotPublishOrHaveIsNotFound(String path) throws Exception {
    try (RehearsalOrg org = start()) {
      HttpResponse<String> answer = ask(org, "GET", path, "");
      assertThat(answer.statusCode()).isEqualTo(404);
      JsonNode error = MAPPER.readTree(answer.body());
      assertThat(error.path("errorCode").asText()).isEqualTo("E0000007");
      assertThat(error.path("errorSummary").asText()).startsWith("Not found: ");
      assertThat(error.path("errorLink").asText()).isEqualTo("E0000007");
      assertThat(error.path("errorCauses").isArray()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer TOKEN", "SSWS wrong", "SSWS", "SSWS "})
  void onlyTheApiTokenIsTaken(String authorization) throws Exception {
    try (RehearsalOrg org = start()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(org.details().issuer() + "/api/v1/apps"));
      if (!authorization.isEmpty()) {
        request.header(
            "Authorization", authorization.replace("TOKEN", org.details().apiToken().reveal()));
      }
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("E0000011", "Invalid token provided");
    }
  }

  @Test
  void listsComeInPages() throws Exception {
    try (RehearsalOrg org = start()) {
      HttpResponse<String> first = ask(org, "GET", "users?limit=2", "");
      assertThat(MAPPER.readTree(first.body())).hasSize(2);
      String link = first.headers().firstValue("Link").orElseThrow();
      assertThat(link)
          .startsWith("<" + org.details().issuer() + "/api/v1/users?limit=2&after=")
          .endsWith(">; rel=\"next\"");
      String next = link.substring(link.indexOf("/api/v1/") + 8, link.indexOf('>'));
      HttpResponse<String> second = ask(org, "GET", next, "");
      assertThat(MAPPER.readTree(second.body())).hasSize(1);
      assertThat(second.headers().firstValue("Link")).isEmpty();
      assertThat(first.headers().firstValue("X-Rate-Limit-Reset")).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | apps | {} | 400 | E0000001",
        "POST | apps | not json | 400 | E0000003",
        "PATCH | apps | {} | 405 | E0000022",
        "DELETE | apps/BUILT_IN | '' | 403 | E0000006",
        "PUT | users/ada@example.com | {} | 405 | E0000022",
        "GET | users?limit=none | '' | 400 | E0000001",
      })
  void whatIsWrongIsSaidInOktasShape(
      String method, String path, String body, int status, String code) throws Exception {
    try (RehearsalOrg org = start()) {
      HttpResponse<String> answer =
          ask(org, method, path.replace("BUILT_IN", org.details().clientId()), body);
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(MAPPER.readTree(answer.body()).path("errorCode").asText()).isEqualTo(code);
    }
  }

  @Test
  void keepsTwoSecretsAtMostAndNeverNone() throws Exception {
    try (RehearsalOrg org = start()) {
      String app = "apps/" + create(org, "Pachyderm");
      String first = secrets(org, app).get(0).path("id").asText();
      HttpResponse<String> second = ask(org, "POST", app + "/credentials/secrets", "{}");
      assertThat(second.statusCode()).isEqualTo(201);
      HttpResponse<String> third = ask(org, "POST", app + "/credentials/secrets", "{}");
      assertThat(third.statusCode()).isEqualTo(400);
      assertThat(third.body()).contains("maximum number of client secrets");
      String path = app + "/credentials/secrets/" + first;
      assertThat(ask(org, "DELETE", path, "").body()).contains("can't delete an active");
      assertThat(ask(org, "POST", path + "/lifecycle/deactivate", "").statusCode()).isEqualTo(200);
      assertThat(ask(org, "DELETE", path, "").statusCode()).isEqualTo(204);
      String last = secrets(org, app).get(0).path("id").asText();
      String lastPath = app + "/credentials/secrets/" + last;
      assertThat(ask(org, "POST", lastPath + "/lifecycle/deactivate", "").body())
          .contains("can't deactivate the only active");
    }
  }

  @Test
  void whatItIsToldOutlivesIt() throws Exception {
    String id;
    try (RehearsalOrg org = start()) {
      id = create(org, "Pachyderm");
      assertThat(
              ask(org, "POST", "authorizationServers/default/scopes", "{\"name\": \"groups\"}")
                  .statusCode())
          .isEqualTo(201);
    }
    try (RehearsalOrg org = start()) {
      assertThat(ask(org, "GET", "apps/" + id, "").body()).contains("\"label\":\"Pachyderm\"");
      assertThat(ask(org, "GET", "authorizationServers/default/scopes", "").body())
          .contains("\"name\":\"groups\"");
    }
  }

  @Test
  void anOrgFromBeforeTheApiGetsAToken() throws Exception {
    String clientId;
    try (RehearsalOrg org = start()) {
      clientId = org.details().clientId();
    }
    Path file = directory.resolve("rehearsal.json");
    ObjectNode root = (ObjectNode) MAPPER.readTree(Files.readString(file));
    assertThat(root.remove("management")).isNotNull();
    Files.writeString(file, root.toString());
    assertThat(RehearsalOrg.data(directory).orElseThrow().apiToken().isEmpty()).isTrue();
    try (RehearsalOrg org = start()) {
      assertThat(org.details().clientId()).isEqualTo(clientId);
      assertThat(ask(org, "GET", "apps", "").statusCode()).isEqualTo(200);
    }
  }

  private String create(RehearsalOrg org, String label) throws Exception {
    HttpResponse<String> made = ask(org, "POST", "apps", APP.formatted(label));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    JsonNode app = MAPPER.readTree(made.body());
    assertThat(app.path("credentials").path("oauthClient").path("client_secret").asText())
        .hasSize(64);
    return app.path("id").asText();
  }

  private JsonNode secrets(RehearsalOrg org, String app) throws Exception {
    return MAPPER.readTree(ask(org, "GET", app + "/credentials/secrets", "").body());
  }

  private HttpResponse<String> ask(RehearsalOrg org, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(org.details().issuer() + "/api/v1/" + path))
            .header("Authorization", "SSWS " + org.details().apiToken().reveal())
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private RehearsalOrg start() {
    return RehearsalOrg.start(OrgSettings.in(directory), Clock.systemUTC(), new SecureRandom());
  }
}
