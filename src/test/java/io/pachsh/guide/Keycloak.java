package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
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

/** A real Keycloak, started from its distribution, with an administrator. */
final class Keycloak implements AutoCloseable {
  private static final Path DISTRIBUTION = Path.of("target/keycloak");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String ADMIN = "admin";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final String base;

  private Keycloak(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  /** Unpacks it below {@code directory}, starts it on a free port, and waits until it answers. */
  static Keycloak start(Path directory) throws Exception {
    Process unpack =
        new ProcessBuilder(
                "tar",
                "-xzf",
                archive().toString(),
                "-C",
                directory.toString(),
                "--strip-components=1")
            .inheritIO()
            .start();
    assertThat(unpack.waitFor()).as("unpacking Keycloak").isZero();
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            directory.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--db=dev-mem",
            "--cache=local",
            "--http-host=127.0.0.1",
            "--http-port=" + port);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
    builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx768m");
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("keycloak.log").toFile());
    Keycloak keycloak = new Keycloak(builder.start(), "http://127.0.0.1:" + port);
    keycloak.awaitReady(directory.resolve("keycloak.log"));
    return keycloak;
  }

  String issuer(String realm) {
    return base + "/realms/" + realm;
  }

  /** Makes a realm with one confidential client and one person. */
  void create(String realm, String clientId, String clientSecret, String redirectUri, String email)
      throws Exception {
    String token = adminToken();
    post(token, "/admin/realms", Map.of("realm", realm, "enabled", true));
    post(
        token,
        "/admin/realms/" + realm + "/clients",
        Map.of(
            "clientId",
            clientId,
            "secret",
            clientSecret,
            "publicClient",
            false,
            "standardFlowEnabled",
            true,
            "redirectUris",
            List.of(redirectUri)));
    post(
        token,
        "/admin/realms/" + realm + "/users",
        Map.of(
            "username",
            "ada",
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
            "credentials",
            List.of(Map.of("type", "password", "value", "engine", "temporary", false))));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(LIMIT);
    while (true) {
      assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
      try {
        if (get("/realms/master").statusCode() == 200) {
          return;
        }
      } catch (java.net.ConnectException e) {
        assertThat(Instant.now()).as("Keycloak answers: " + Files.readString(log)).isBefore(end);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private String adminToken() throws Exception {
    String form = "client_id=admin-cli&grant_type=password&username=admin&password=admin";
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(
                    URI.create(base + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    return JSON.readTree(response.body()).get("access_token").asText();
  }

  private void post(String token, String path, Map<String, ?> body) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(201);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
  }

  private static Path archive() {
    File[] found = DISTRIBUTION.toFile().listFiles((directory, name) -> name.endsWith(".tar.gz"));
    assertThat(found).as("Keycloak's distribution in " + DISTRIBUTION).hasSize(1);
    return found[0].toPath();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
