package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.embedded.state.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the identity service wants in a connector's configuration before it keeps it, kind by kind,
 * as far as no file and no other server is asked.
 */
record ConnectorFields(Connector connector) {

  /** What is missing or wrong, in the identity service's words; empty when nothing is. */
  Optional<String> lack() {
    Map<String, String> texts = texts();
    return switch (connector.type()) {
      case "mockPassword" ->
          first(texts, List.of("username", "password")).map("no %s supplied"::formatted);
      case "ldap" ->
          first(texts, List.of("host", "userSearch.baseDN", "userSearch.username"))
              .map("ldap: missing required field \"%s\""::formatted);
      case "saml", "samlExperimental" -> saml(texts);
      case "atlassian-crowd" ->
          first(texts, List.of("baseURL"))
              .map(name -> "crowd: no " + name + " provided for crowd connector");
      default -> Optional.empty();
    };
  }

  /** A text of its configuration; empty when it is absent. */
  String text(String name) {
    return texts().getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  private static Optional<String> saml(Map<String, String> texts) {
    List<String> missing =
        missing(texts, List.of("ssoURL", "usernameAttr", "emailAttr", "redirectURI"));
    return switch (missing.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("missing required field \"" + missing.get(0) + "\"");
      default -> Optional.of("missing required fields [\"" + String.join("\" \"", missing) + "\"]");
    };
  }

  private static Optional<String> first(Map<String, String> texts, List<String> wanted) {
    return missing(texts, wanted).stream().findFirst();
  }

  private static List<String> missing(Map<String, String> texts, List<String> wanted) {
    return wanted.stream()
        .filter(name -> texts.getOrDefault(name.toLowerCase(Locale.ROOT), "").isEmpty())
        .toList();
  }

  /** Its texts by their path; case does not count in names, as where Go reads JSON. */
  private Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = JsonObject.FACTORY.createParser(connector.configuration().reveal())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          texts.put(path.substring(1).replace('/', '.').toLowerCase(Locale.ROOT), parser.getText());
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return texts;
  }
}
