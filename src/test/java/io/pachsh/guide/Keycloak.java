package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real Keycloak, started from its distribution, filled through its admin API. */
final class Keycloak implements AutoCloseable {
  /** Where Maven puts the distribution before the tests named IT. */
  private static final Path DISTRIBUTION = Path.of("target/keycloak");

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final Path log;
  private final String base;

  private Keycloak(Process process, Path log, String base) {
    this.process = process;
    this.log = log;
    this.base = base;
  }

  /** Unpacks it into {@code directory}, starts it on a free port, and waits until it answers. */
  static Keycloak start(Path directory) throws Exception {
    unpack(directory);
    int port = freePort();
    Path log = directory.resolve("keycloak.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            directory.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--db=dev-mem",
            "--cache=local",
            "--http-host=127.0.0.1",
            "--http-port=" + port);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
    builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx768m");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Keycloak keycloak = new Keycloak(builder.start(), log, "http://127.0.0.1:" + port);
    try {
      keycloak.awaitReady();
    } catch (IOException | InterruptedException | AssertionError e) {
      keycloak.close();
      throw e;
    }
    return keycloak;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String issuer(String realm) {
    return base + "/realms/" + realm;
  }

  void createRealm(String realm) throws Exception {
    post("/admin/realms", Map.of("realm", realm, "enabled", true));
  }

  /** Makes a confidential client that learns the person's groups by name, at that place alone. */
  void createClient(
      String realm, String id, String secret, String redirectUri, ClaimsPlace groupsPlace)
      throws Exception {
    Map<String, String> groupNames =
        Map.of(
            "claim.name",
            "groups",
            "full.path",
            "false",
            "id.token.claim",
            String.valueOf(groupsPlace == ClaimsPlace.ID_TOKEN),
            "userinfo.token.claim",
            String.valueOf(groupsPlace == ClaimsPlace.USERINFO));
    Map<String, Object> groups =
        Map.of(
            "name", "groups",
            "protocol", "openid-connect",
            "protocolMapper", "oidc-group-membership-mapper",
            "config", groupNames);
    post(
        "/admin/realms/" + realm + "/clients",
        Map.of(
            "clientId",
            id,
            "secret",
            secret,
            "publicClient",
            false,
            "standardFlowEnabled",
            true,
            "redirectUris",
            List.of(redirectUri),
            "protocolMappers",
            List.of(groups)));
  }

  /** Makes a person who signs in by e-mail address, and the groups that hold the person. */
  void createPerson(String realm, String email, String password, List<String> groups)
      throws Exception {
    for (String group : groups) {
      post("/admin/realms/" + realm + "/groups", Map.of("name", group));
    }
    post(
        "/admin/realms/" + realm + "/users",
        Map.of(
            "username",
            email,
            "email",
            email,
            "emailVerified",
            true,
            "firstName",
            "Ada",
            "lastName",
            "Lovelace",
            "enabled",
            true,
            "groups",
            groups.stream().map(group -> "/" + group).toList(),
            "credentials",
            List.of(Map.of("type", "password", "value", password))));
  }

  /** Ends it. It holds nothing that it would have to write down. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    all.forEach(each -> each.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  private static void unpack(Path directory) throws Exception {
    File[] found = DISTRIBUTION.toFile().listFiles((where, name) -> name.endsWith(".tar.gz"));
    assertThat(found).as("Keycloak's distribution in " + DISTRIBUTION).hasSize(1);
    Process tar =
        new ProcessBuilder(
                "tar", "-xzf", found[0].getPath(), "-C", directory.toString(), "--strip=1")
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).as("unpacking " + found[0]).isZero();
  }

  private void awaitReady() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(LIMIT);
    HttpRequest request = HttpRequest.newBuilder(URI.create(issuer("master"))).build();
    while (true) {
      assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
      try {
        if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (ConnectException e) {
        assertThat(Instant.now()).as("Keycloak answers: " + Files.readString(log)).isBefore(end);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** Makes something, as an administrator whose token lives for a minute. */
  private void post(String path, Map<String, ?> body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + adminToken())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(201);
  }

  private String adminToken() throws Exception {
    String form = "client_id=admin-cli&grant_type=password&username=admin&password=admin";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(issuer("master") + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return JSON.readTree(response.body()).get("access_token").asText();
  }
}
