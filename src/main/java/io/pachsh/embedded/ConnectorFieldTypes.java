package io.pachsh.embedded;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.embedded.state.JsonObject;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Of which type the values in an OpenID Connect connector's configuration are. Case does not count
 * in the names, names that it does not know pass, and so does null, as where pachd reads them.
 */
record ConnectorFieldTypes(Connector connector) {
  private static final String TEXT = "string";
  private static final String FLAG = "bool";
  private static final String TEXTS = "[]string";

  /** How pachd's program calls the type of claimMapping. */
  private static final String CLAIMS =
      "struct { PreferredUsernameKey string \"json:\\\"preferred_username\\\"\";"
          + " EmailKey string \"json:\\\"email\\\"\"; GroupsKey string \"json:\\\"groups\\\"\" }";

  private record Field(String name, String type) {}

  private static final Map<String, Field> FIELDS =
      Map.ofEntries(
          field("issuer", TEXT),
          field("clientID", TEXT),
          field("clientSecret", TEXT),
          field("redirectURI", TEXT),
          field("basicAuthUnsupported", FLAG),
          field("scopes", TEXTS),
          field("rootCAs", TEXTS),
          field("insecureSkipEmailVerified", FLAG),
          field("insecureEnableGroups", FLAG),
          field("acrValues", TEXTS),
          field("insecureSkipVerify", FLAG),
          field("insecureSkipIssuerCallbackDomainCheck", FLAG),
          field("getUserInfo", FLAG),
          field("userIDKey", TEXT),
          field("userNameKey", TEXT),
          field("promptType", TEXT),
          field("overrideClaimMapping", FLAG),
          field("claimMapping", CLAIMS));

  /** The first value of another type, in pachd's words; empty when there is none. */
  Optional<String> mistyped() {
    if (!connector.type().equals("oidc")) {
      return Optional.empty();
    }
    try (JsonParser parser = JsonObject.FACTORY.createParser(connector.configuration().reveal())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        Field field = FIELDS.get(parser.currentName().toLowerCase(Locale.ROOT));
        parser.nextToken();
        Optional<String> problem = field == null ? Optional.empty() : problem(parser, field);
        if (problem.isPresent()) {
          return problem;
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with the value at hand; the elements of an array have been read then. */
  private static Optional<String> problem(JsonParser parser, Field field) throws IOException {
    String found = type(parser.currentToken());
    String wanted =
        switch (field.type()) {
          case TEXTS -> "array";
          case CLAIMS -> "object";
          default -> field.type();
        };
    if (!found.equals(wanted) && !found.equals("null")) {
      return Optional.of(sentence(found, field.name(), field.type()));
    }
    if (!found.equals("array")) {
      return Optional.empty();
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String element = type(parser.currentToken());
      if (!element.equals(TEXT) && !element.equals("null")) {
        return Optional.of(sentence(element, field.name(), TEXT));
      }
    }
    return Optional.empty();
  }

  private static String sentence(String found, String name, String wanted) {
    return "json: cannot unmarshal %s into Go struct field Config.%s of type %s"
        .formatted(found, name, wanted);
  }

  private static String type(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> TEXT;
      case VALUE_TRUE, VALUE_FALSE -> FLAG;
      case START_ARRAY -> "array";
      case START_OBJECT -> "object";
      case VALUE_NULL -> "null";
      default -> "number";
    };
  }

  private static Map.Entry<String, Field> field(String name, String type) {
    return entry(name.toLowerCase(Locale.ROOT), new Field(name, type));
  }
}
