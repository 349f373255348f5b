package io.pachsh.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.pachsh.file.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration file's text as a table, and back: JSON, indented as pachctl indents it. */
final class ConfigTable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ConfigTable() {}

  /** Why a text is no configuration, in words that quote nothing of it. */
  static final class Damage extends Exception {
    private static final long serialVersionUID = 1L;

    Damage(String what) {
      super(what);
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }

  /** Reads JSON alone. Blank text is an empty table. */
  static Node.Table json(String text) throws Damage {
    try (JsonParser json = FACTORY.createParser(text)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        return Node.Table.EMPTY;
      }
      if (first != JsonToken.START_OBJECT) {
        throw new Damage("it is no JSON object");
      }
      Node.Table table = table(json);
      if (json.nextToken() != null) {
        throw new Damage(place(json.currentTokenLocation()) + " is behind the end of its JSON");
      }
      return table;
    } catch (JsonProcessingException e) {
      boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
      throw new Damage(place(e.getLocation()) + (twice ? " repeats a key" : " is no JSON"));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A text in memory can always be read.
    }
  }

  private static Node.Table table(JsonParser json) throws IOException {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      entries.put(key, value(json));
    }
    return new Node.Table(entries);
  }

  private static Node value(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      return table(json);
    }
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return Node.Leaf.text(json.getText());
    }
    if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(json));
      }
      return new Node.Items(items);
    }
    return Node.Leaf.json(json.getText());
  }

  private static String place(JsonLocation location) {
    return "line %d, column %d (offset %d)"
        .formatted(location.getLineNr(), location.getColumnNr(), location.getCharOffset());
  }

  /** The text of a table, with a final newline. */
  static String text(Node.Table table) {
    StringBuilder out = new StringBuilder();
    write(out, table, 0);
    return Utf8.withEscapes(out.append('\n').toString());
  }

  private static void write(StringBuilder out, Node node, int depth) {
    if (node instanceof Node.Leaf leaf) {
      out.append(leaf.isText() ? quoted(leaf.value()) : leaf.value());
    } else if (node instanceof Node.Items list) {
      Row row = new Row(out, depth, '[', ']');
      list.items().forEach(item -> write(row.next(), item, depth + 1));
      row.end();
    } else if (node instanceof Node.Table table) {
      Row row = new Row(out, depth, '{', '}');
      table
          .entries()
          .forEach(
              (key, value) -> write(row.next().append(quoted(key)).append(": "), value, depth + 1));
      row.end();
    }
  }

  /** Values between brackets, each on a line of its own. */
  private static final class Row {
    private final StringBuilder out;
    private final int depth;
    private final char closing;
    private boolean isEmpty = true;

    Row(StringBuilder out, int depth, char opening, char closing) {
      this.out = out.append(opening);
      this.depth = depth;
      this.closing = closing;
    }

    StringBuilder next() {
      out.append(isEmpty ? "\n" : ",\n").append("  ".repeat(depth + 1));
      isEmpty = false;
      return out;
    }

    void end() {
      if (!isEmpty) {
        out.append('\n').append("  ".repeat(depth));
      }
      out.append(closing);
    }
  }

  /** A text as JSON. */
  static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
