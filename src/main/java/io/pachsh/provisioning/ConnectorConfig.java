package io.pachsh.provisioning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A connector's configuration: texts, flags, numbers, lists and mappings by key. dex reads keys in
 * any letter case, and so does this.
 */
final class ConnectorConfig {
  /** Lets a connector have a callback elsewhere than below the identity service's issuer. */
  static final String SKIPS_CALLBACK_CHECK = "insecureSkipIssuerCallbackDomainCheck";

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern SECRET =
      Pattern.compile("(?i)secret|passw|token|credential|privatekey|bindpw");
  private static final String SHOWN_KEY = "clientSecret";

  private final Map<String, Object> values;

  ConnectorConfig(Map<String, Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** That of a connector; an empty one where it is no JSON object. */
  static ConnectorConfig of(Connector connector) {
    try (JsonParser parser = JSON.createParser(connector.configuration().reveal())) {
      return parser.nextToken() == JsonToken.START_OBJECT
              && value(parser) instanceof Map<?, ?> members
          ? new ConnectorConfig(texts(members))
          : new ConnectorConfig(Map.of());
    } catch (IOException e) {
      return new ConnectorConfig(Map.of());
    }
  }

  private static Map<String, Object> texts(Map<?, ?> members) {
    Map<String, Object> texts = new LinkedHashMap<>();
    members.forEach((key, value) -> texts.put(key.toString(), value));
    return texts;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          parser.nextToken();
          members.put(key, value(parser));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield elements;
      }
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      // protobuf's numbers are all fractions.
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue().stripTrailingZeros();
      default -> parser.getValueAsString("");
    };
  }

  Secret json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(values, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Secret.of(text.toString());
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        json.writeFieldName(member.getKey().toString());
        write(member.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        write(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else {
      json.writeString(value instanceof Secret secret ? secret.reveal() : value.toString());
    }
  }

  private Optional<Object> find(String key) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A text; empty when there is none. */
  String text(String key) {
    return find(key)
        .map(it -> it instanceof Secret secret ? secret.reveal() : it.toString())
        .orElse("");
  }

  boolean flag(String key) {
    return find(key).map(Boolean.TRUE::equals).orElse(false);
  }

  /** The texts of a list; empty when there is no such key. */
  Optional<List<String>> texts(String key) {
    return find(key)
        .filter(List.class::isInstance)
        .map(list -> ((List<?>) list).stream().map(Object::toString).toList());
  }

  /** The keys as they are written. */
  List<String> keys() {
    return List.copyOf(values.keySet());
  }

  /** These keys, and those of another that these do not name. */
  ConnectorConfig over(ConnectorConfig other) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    other.values.forEach(
        (key, value) -> {
          if (find(key).isEmpty()) {
            all.put(key, value);
          }
        });
    return new ConnectorConfig(all);
  }

  ConnectorConfig without(String key) {
    Map<String, Object> others = new LinkedHashMap<>(values);
    others.keySet().removeIf(key::equalsIgnoreCase);
    return new ConnectorConfig(others);
  }

  /** Keys and values to be shown, in which what is secret prints masked. */
  Map<String, Object> masked() {
    Map<String, Object> shown = new LinkedHashMap<>();
    values.forEach((key, value) -> shown.put(named(key), masked(key, value)));
    return shown;
  }

  /** Two keys that dex takes for one are one, whatever their letter case. */
  private static String named(String key) {
    return key.equalsIgnoreCase(SHOWN_KEY) ? SHOWN_KEY : key;
  }

  private static Object masked(String key, Object value) {
    if (value instanceof Map<?, ?> members) {
      Map<String, Object> shown = new LinkedHashMap<>();
      members.forEach((inner, it) -> shown.put(inner.toString(), masked(inner.toString(), it)));
      return shown;
    }
    return SECRET.matcher(key).find() ? Secret.of(value.toString()) : value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectorConfig that && lower(values).equals(lower(that.values));
  }

  @Override
  public int hashCode() {
    return lower(values).hashCode();
  }

  private static Map<String, Object> lower(Map<String, Object> values) {
    Map<String, Object> lower = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            lower.put(
                key.toLowerCase(java.util.Locale.ROOT),
                value instanceof Secret secret ? secret.reveal() : value));
    return lower;
  }
}
