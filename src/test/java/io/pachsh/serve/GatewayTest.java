package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pachd's JSON gateway, asked with plain HTTP as curl does. */
class GatewayTest {
  private static final String JSON = "Content-Type: application/json";

  @TempDir private Path directory;
  private ServedPractice practice;
  private String admin;

  @BeforeEach
  void serve() {
    practice = ServedPractice.in(directory);
    admin = "Authn-Token: " + practice.admin.orElseThrow().reveal();
  }

  @AfterEach
  void stop() {
    practice.close();
  }

  @Test
  void answersInJson() throws IOException {
    assertThat(post("auth_v2.API/WhoAmI", "{}", JSON, admin))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("\r\n\r\n{\"username\":\"robot:admin\",\"expiration\":null}");
    assertThat(
            post("auth_v2.API/WhoAmI", "", "Content-Type: Application/JSON; charset=utf-8", admin))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void writesNumbersInstantsAndEmptyFieldsAsProto3Json() throws IOException {
    String token =
        practice.inside().tokens().issue("ci", Optional.of(Duration.ofHours(1))).reveal();
    assertThat(post("auth_v2.API/WhoAmI", "{}", JSON, "Authn-Token: " + token))
        .containsPattern("\"expiration\":\"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z\"");
    assertThat(post("auth_v2.API/RevokeAuthToken", "{\"token\":\"x\"}", JSON, admin))
        .endsWith("{\"number\":\"0\"}");
    assertThat(
            post(
                "auth_v2.API/Authorize",
                "{\"resource\":{\"type\":\"CLUSTER\"},\"permissions\":[\"CLUSTER_DELETE_ALL\"]}",
                JSON,
                admin))
        .endsWith(
            "{\"authorized\":true,\"satisfied\":[\"CLUSTER_DELETE_ALL\"],\"missing\":[],"
                + "\"principal\":\"robot:admin\"}");
  }

  @Test
  void readsBothSpellingsAndIgnoresWhatItDoesNotKnow() throws IOException {
    for (String name : new String[] {"root_token", "rootToken"}) {
      assertThat(
              post(
                  "auth_v2.API/RotateRootToken",
                  "{\"" + name + "\":\"a-token-of-my-own-making\",\"unknown\":[1]}",
                  JSON,
                  admin))
          .endsWith("{\"rootToken\":\"a-token-of-my-own-making\"}");
    }
  }

  @Test
  void streamsAreLines() throws IOException {
    practice.inside().places().create(Resource.project("vision"));
    assertThat(post("pfs_v2.API/ListProject", "{}", JSON, admin).split("\r\n\r\n", 2)[1].lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"result\":{\"project\":{\"name\":\""));
  }

  @Test
  void errorsHaveCodesOfBothKinds() throws IOException {
    assertThat(post("auth_v2.API/WhoAmI", "{}", JSON))
        .startsWith("HTTP/1.1 401 ")
        .contains("Www-authenticate: no authentication token (try logging in)\r\n")
        .endsWith(
            "{\"code\":16,\"message\":\"no authentication token (try logging"
                + " in)\",\"details\":[]}");
    String plain = practice.inside().tokens().issue("plain", Optional.empty()).reveal();
    assertThat(post("auth_v2.API/GetUsers", "{}", JSON, "Authn-Token: " + plain))
        .startsWith("HTTP/1.1 403 ")
        .contains("{\"code\":7,\"message\":\"robot:plain is not authorized");
    assertThat(post("auth_v2.API/GetUsers", "{\"group\":\"x\"}", JSON, admin))
        .startsWith("HTTP/1.1 404 ")
        .contains("\"code\":5,");
    assertThat(post("auth_v2.API/Authorize", "{}", JSON, admin))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"code\":3,\"message\":\"validate request: ");
    assertThat(post("auth_v2.API/WhoAmI", "{", JSON, admin))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"code\":3,");
    assertThat(post("auth_v2.API/Activate", "{}", JSON, admin))
        .startsWith("HTTP/1.1 501 ")
        .contains("\"code\":12,\"message\":\"the auth service is already activated\"");
    assertThat(post("enterprise_v2.API/GetState", "{}", JSON))
        .startsWith("HTTP/1.1 501 ")
        .contains("\"message\":\"unknown service enterprise_v2.API\"");
    assertThat(post("auth_v2.API/Nothing", "{}", JSON))
        .startsWith("HTTP/1.1 501 ")
        .contains("\"message\":\"unknown method Nothing for service auth_v2.API\"");
    assertThat(post("identity_v2.API/GetOIDCClient", "{\"id\":\"x\"}", JSON, admin))
        .startsWith("HTTP/1.1 500 ")
        .contains("\"code\":13,\"message\":\"ID does not exist\"");
    assertThat(post("auth_v2.API/WhoAmI", "{}", JSON, admin, "Authn-Token: second"))
        .startsWith("HTTP/1.1 500 ")
        .contains("\"code\":2,\"message\":\"multiple authentication token keys found in context\"");
  }

  @Test
  void keepsWebPagesOut() throws IOException {
    assertThat(post("auth_v2.API/WhoAmI", "{}", JSON, admin, "Origin: http://127.0.0.1"))
        .startsWith("HTTP/1.1 403 ");
    for (String type : new String[] {"", "Content-Type: text/plain", "Content-Type: multipart/x"}) {
      assertThat(post("auth_v2.API/WhoAmI", "{}", type.isEmpty() ? "X: y" : type, admin))
          .startsWith("HTTP/1.1 415 ");
    }
    assertThat(send("POST", "/api/auth_v2.API/WhoAmI", "evil.example", "{}", JSON, admin))
        .startsWith("HTTP/1.1 421 ");
    assertThat(post("auth_v2.API/WhoAmI", "{}", JSON, admin, "Host: evil.example"))
        .startsWith("HTTP/1.1 421 ");
    assertThat(send("GET", "/api/auth_v2.API/WhoAmI", "localhost", "", JSON, admin))
        .startsWith("HTTP/1.1 501 ");
    assertThat(send("OPTIONS", "/api/auth_v2.API/WhoAmI", "localhost", "", "Origin: http://x"))
        .startsWith("HTTP/1.1 403 ")
        .doesNotContain("Access-control");
    assertThat(send("POST", "/other", "localhost", "{}", JSON)).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void readsNoMoreThanAMebibyte() throws IOException {
    String body = "{\"x\":\"" + "y".repeat(1024 * 1024) + "\"}";
    assertThat(post("auth_v2.API/WhoAmI", body, JSON, admin)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void writesWhatAnybodyWasCalledAsJson() throws IOException {
    practice
        .inside()
        .bindings()
        .set(Resource.CLUSTER, new Principal("user:\"\u001b<b>\u202e"), Set.of("debugger"), false);
    assertThat(post("auth_v2.API/GetRoleBinding", "{\"resource\":{\"type\":1}}", JSON, admin))
        .contains("\"user:\\\"\\u001b\\u003cb\\u003e\u202e\":{\"roles\":{\"debugger\":true}}");
  }

  @Test
  void refusesHalvesOfCharacters() throws IOException {
    for (String half : new String[] {"\\ud800", "\\udfff", "\\ude00\\ud83d"}) {
      assertThat(
              post(
                  "auth_v2.API/ModifyRoleBinding",
                  "{\"resource\":{\"type\":1},\"roles\":[\"debugger\"],\"principal\":\"user:"
                      + half
                      + "\"}",
                  JSON,
                  admin))
          .startsWith("HTTP/1.1 400 ")
          .contains("\"code\":3,", "unpaired surrogate");
    }
    assertThat(post("auth_v2.API/GetRobotToken", "{\"robot\":\"\\ud83d\\ude00\"}", JSON, admin))
        .startsWith("HTTP/1.1 200 ");
  }

  private String post(String call, String body, String... headers) throws IOException {
    return send("POST", "/api/" + call, "127.0.0.1:1", body, headers);
  }

  private String send(String method, String path, String host, String body, String... headers)
      throws IOException {
    int port = practice.server.gatewayPort().orElseThrow();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\nConnection: close\r\n");
    head.append("Content-Length: ").append(bytes.length).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
