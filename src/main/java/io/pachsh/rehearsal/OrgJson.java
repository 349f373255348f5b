package io.pachsh.rehearsal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pachsh.issuer.Client;
import io.pachsh.issuer.SigningKey;
import io.pachsh.rehearsal.management.ManagementJson;
import io.pachsh.rehearsal.management.ManagementState;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;

/** The org as JSON, secrets in clear. */
final class OrgJson {
  private static final int VERSION = 1;
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private OrgJson() {}

  static String write(OrgRecord org) {
    ObjectNode root = MAPPER.createObjectNode().put("version", VERSION).put("port", org.port());
    ObjectNode client = root.putObject("client");
    client.put("id", org.client().id()).put("secret", org.client().secret().reveal());
    ArrayNode uris = client.putArray("redirect_uris");
    org.client().redirectUris().forEach(uris::add);
    ArrayNode users = root.putArray("users");
    org.users().forEach(user -> write(user, users.addObject()));
    root.put("signing_key", org.key().jwk().reveal());
    ManagementJson.write(org.management(), root.putObject("management"));
    return root.toPrettyString() + "\n";
  }

  private static void write(PracticeUser user, ObjectNode into) {
    into.put("subject", user.subject()).put("email", user.email()).put("name", user.name());
    into.put("password", user.password().reveal());
    ArrayNode groups = into.putArray("groups");
    user.groups().forEach(groups::add);
  }

  /**
   * The org that {@link #write} wrote.
   *
   * @throws IllegalArgumentException saying what is wrong and where, without any secret
   */
  static OrgRecord read(String text) {
    JsonNode root = parse(text);
    int version = root.path("version").asInt();
    if (version != VERSION) {
      throw new IllegalArgumentException("version %d is not known".formatted(version));
    }
    JsonNode client = root.path("client");
    List<PracticeUser> users = new ArrayList<>();
    array(root, "users").forEach(user -> users.add(readUser(user)));
    return new OrgRecord(
        port(root),
        new Client(
            text(client, "id"),
            Secret.of(text(client, "secret")),
            texts(client, "redirect_uris"),
            OrgRecord.grantTypes()),
        SigningKey.parse(Secret.of(text(root, "signing_key"))),
        users,
        root.has("management")
            ? ManagementJson.read(root.path("management"))
            : ManagementState.NONE);
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where =
          at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
      throw new IllegalArgumentException("it is no JSON" + where, e);
    }
  }

  private static PracticeUser readUser(JsonNode user) {
    return new PracticeUser(
        text(user, "subject"),
        text(user, "email"),
        text(user, "name"),
        Secret.of(text(user, "password")),
        texts(user, "groups"));
  }

  private static String text(JsonNode node, String name) {
    String text = node.path(name).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return text;
  }

  private static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    array(node, name).forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static JsonNode array(JsonNode node, String name) {
    if (!node.path(name).isArray()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return node.path(name);
  }

  private static int port(JsonNode root) {
    if (!root.path("port").isInt()) {
      throw new IllegalArgumentException("'port' is missing");
    }
    return root.path("port").asInt();
  }
}
