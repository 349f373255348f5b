package io.pachsh.context;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.pachsh.file.Utf8;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON file that people edit, whole: with whatever keys it has, in its order. Nothing that cannot
 * be written again as it was is read: no key stands twice, and nothing follows the end.
 */
final class JsonTree {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonTree() {}

  /** Where a text is not what it has to be. */
  static final class Misplaced extends IOException {
    private static final long serialVersionUID = 1L;

    Misplaced(String what) {
      super(what);
    }

    Misplaced(JsonLocation where, String what) {
      super("line %d, column %d %s".formatted(where.getLineNr(), where.getColumnNr(), what));
    }
  }

  /** A member's value, and where it begins. */
  record Value(Object content, JsonLocation where) {}

  /** A number as it is written, which no type of ours may hold exactly. */
  record Digits(String text) {}

  /** Stands for null, which maps here do not hold. */
  enum Nothing {
    NULL
  }

  /**
   * Reads an object: its members in order, of which each is a map or list of values, a text, a
   * boolean, {@link Digits} or {@link Nothing}.
   *
   * @throws Misplaced with line and column
   */
  static Map<String, Value> read(String text) throws IOException {
    try (JsonParser json = FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Misplaced("it does not begin with '{'");
      }
      Map<String, Value> members = members(json);
      if (json.nextToken() != null) {
        throw new Misplaced(json.currentTokenLocation(), "follows the end of the object");
      }
      return members;
    } catch (JacksonException e) {
      throw new Misplaced(e.getLocation(), "is no JSON");
    }
  }

  private static Map<String, Value> members(JsonParser json) throws IOException {
    Map<String, Value> members = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (members.containsKey(name)) {
        throw new Misplaced(
            json.currentTokenLocation(), "has the key '" + name + "' for the second time");
      }
      json.nextToken();
      members.put(name, value(json));
    }
    return members;
  }

  private static Value value(JsonParser json) throws IOException {
    JsonLocation where = json.currentTokenLocation();
    return new Value(content(json), where);
  }

  private static Object content(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> members(json);
      case START_ARRAY -> {
        List<Value> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(json));
        }
        yield elements;
      }
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      case VALUE_NULL -> Nothing.NULL;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(json.getText());
      default -> json.getText();
    };
  }

  /** Writes an object that {@link #read} reads, for people to read too. */
  static String write(Map<String, ?> members) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      write(json, members);
    }
    return Utf8.withEscapes(text.append('\n').toString());
  }

  private static void write(JsonGenerator json, Object content) throws IOException {
    if (content instanceof Value value) {
      write(json, value.content());
    } else if (content instanceof Map<?, ?> members) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        json.writeFieldName((String) member.getKey());
        write(json, member.getValue());
      }
      json.writeEndObject();
    } else if (content instanceof List<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (content instanceof Digits digits) {
      json.writeRawValue(digits.text());
    } else if (content instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (content instanceof String string) {
      json.writeString(string);
    } else {
      json.writeNull();
    }
  }
}
