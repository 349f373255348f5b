package io.pachsh.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file that keeps a connection for later sessions, where somebody asked for that (0600). */
public record KeptConnection(Path file) {
  private static final int VERSION = 1;

  /** Where to connect, and with what. */
  public record Connection(OrgAddress address, OktaCredential credential) {}

  /** What is kept; empty for nothing. */
  public Optional<Connection> load() {
    try {
      String text = new OwnFile(file).text();
      OwnFile.closeToOthers(file);
      return Optional.of(read(OktaJson.parse(text)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileTrouble.failure(
          "The connection to Okta in " + file + " cannot be read", e, "Connect again.");
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Exit.FAILED,
          "The connection to Okta in %s is damaged: %s.".formatted(file, e.getMessage()),
          "'okta disconnect' removes it; then connect again.");
    }
  }

  /** Keeps a connection in the place of the one before. */
  public void store(Connection connection) {
    ObjectNode root =
        OktaJson.object().put("version", VERSION).put("org", connection.address().toString());
    if (connection.credential() instanceof OktaCredential.ServiceApp app) {
      root.put("client_id", app.clientId()).put("private_key", app.privateKey().reveal());
    } else if (connection.credential() instanceof OktaCredential.ApiToken api) {
      root.put("api_token", api.token().reveal());
    }
    try {
      new OwnFile(file).replace(root.toPrettyString() + "\n");
    } catch (IOException e) {
      throw FileTrouble.failure(
          "The connection to Okta could not be kept in " + file, e, "It holds for this session.");
    }
  }

  /** Forgets what is kept; says whether there was something. */
  public boolean delete() {
    try {
      boolean there = Files.exists(file);
      new OwnFile(file).delete();
      return there;
    } catch (IOException e) {
      throw FileTrouble.failure(
          "The connection to Okta in " + file + " cannot be removed", e, "Remove the file.");
    }
  }

  private static Connection read(JsonNode root) {
    if (root.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException("its version is not known");
    }
    OrgAddress address = OrgAddress.parse(required(root, "org"));
    return new Connection(
        address,
        root.has("client_id")
            ? new OktaCredential.ServiceApp(
                required(root, "client_id"), Secret.of(required(root, "private_key")))
            : new OktaCredential.ApiToken(Secret.of(required(root, "api_token"))));
  }

  private static String required(JsonNode root, String field) {
    String text = root.path(field).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("'" + field + "' is missing");
    }
    return text;
  }
}
