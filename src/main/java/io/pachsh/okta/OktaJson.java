package io.pachsh.okta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The JSON of the API: read within bounds, since a server may send anything. */
final class OktaJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Longer than any name that Okta lets somebody give. */
  private static final int LONGEST_NAME = 1024;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  private OktaJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * The JSON of a text.
   *
   * @throws IllegalArgumentException when it is none
   */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  /**
   * An identifier, which goes into addresses.
   *
   * @throws IllegalArgumentException when it is none
   */
  static String id(JsonNode node, String field) {
    String id = node.path(field).asText("");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("'" + field + "' is no identifier");
    }
    return id;
  }

  /** A text for people, cut where it is longer than any of Okta's; empty where there is none. */
  static String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
  }

  static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(each -> texts.add(each.asText()));
    return List.copyOf(texts);
  }
}
