package io.pachsh.embedded.state;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A small JSON object as it was stored, read member by member with its type checked. */
public record JsonObject(Map<String, Object> members) {
  /** What reads and writes JSON here, streamed. */
  public static final JsonFactory FACTORY = new JsonFactory();

  /** Whether a text is one JSON object, whatever is in it. */
  public static boolean isObject(String json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      boolean begins = parser.nextToken() == JsonToken.START_OBJECT;
      parser.skipChildren();
      return begins && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  public static JsonObject parse(byte[] json) throws IOException {
    List<JsonObject> objects = parseAll(json);
    if (objects.size() != 1) {
      throw new DamagedException("it is not one JSON object");
    }
    return objects.get(0);
  }

  /** An object, or an array of objects. */
  public static List<JsonObject> parseAll(byte[] json) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new DamagedException("something follows its end");
      }
      List<JsonObject> objects = new ArrayList<>();
      for (Object element : value instanceof List<?> elements ? elements : List.of(value)) {
        if (!(element instanceof JsonObject object)) {
          throw new DamagedException("it is not one JSON object");
        }
        objects.add(object);
      }
      return objects;
    }
  }

  /** Reads the value that begins at the parser's current token, up to and with its last token. */
  public static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, value(parser));
      }
      return new JsonObject(members);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(parser));
      }
      return elements;
    }
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    throw new DamagedException("it holds an unexpected " + token);
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  public String text(String name) throws DamagedException {
    return member(name, String.class);
  }

  public Optional<String> optionalText(String name) throws DamagedException {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  public long number(String name) throws DamagedException {
    return member(name, Long.class);
  }

  public boolean flag(String name) throws DamagedException {
    return member(name, Boolean.class);
  }

  public JsonObject object(String name) throws DamagedException {
    return member(name, JsonObject.class);
  }

  public List<String> texts(String name) throws DamagedException {
    return texts(name, member(name, List.class));
  }

  public Set<Principal> principals(String name) throws DamagedException {
    return texts(name).stream().map(Principal::new).collect(Collectors.toSet());
  }

  /** An array of arrays of strings. */
  public List<List<String>> rows(String name) throws DamagedException {
    List<List<String>> rows = new ArrayList<>();
    for (Object row : member(name, List.class)) {
      if (!(row instanceof List<?> columns)) {
        throw wrong(name);
      }
      rows.add(texts(name, columns));
    }
    return rows;
  }

  public Resource.Type resourceType(String name) throws DamagedException {
    String text = text(name);
    for (Resource.Type type : Resource.Type.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw wrong(name);
  }

  /** Writes a member that {@link #principals} reads. */
  public static void writePrincipals(JsonGenerator json, String name, Set<Principal> principals)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Principal principal : new TreeSet<>(principals)) {
      json.writeString(principal.text());
    }
    json.writeEndArray();
  }

  private static List<String> texts(String name, List<?> elements) throws DamagedException {
    List<String> texts = new ArrayList<>();
    for (Object element : elements) {
      if (!(element instanceof String text)) {
        throw wrong(name);
      }
      texts.add(text);
    }
    return texts;
  }

  private <T> T member(String name, Class<T> type) throws DamagedException {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw wrong(name);
    }
    return type.cast(value);
  }

  private static DamagedException wrong(String name) {
    return new DamagedException("its member '" + name + "' is missing or of a wrong type");
  }

  /** The names of its members alone: tokens and secrets are kept as JSON. */
  @Override
  public String toString() {
    return "JsonObject" + members.keySet();
  }
}
