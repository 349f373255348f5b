package io.pachsh.output;

import io.pachsh.outside.Sanitiser;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Values as JSON (RFC 8259), in which dangerous characters are escaped. Jackson's generator would
 * load 70 classes, 10 ms of a start, and its escapes see half a surrogate pair at a time.
 */
final class JsonText {
  private static final int COMPACT = -1;

  private JsonText() {}

  /** Indented by two spaces, with a final newline. */
  static void write(TextStream out, Object value) {
    write(out.text(), value, 0);
    out.text().append('\n');
  }

  /** The rows as one array, in the same form. */
  static void write(TextStream out, Iterable<Fields> rows) throws IOException {
    out.text().append('[');
    String before = "\n  ";
    for (Fields row : rows) {
      out.text().append(before);
      write(out.text(), row, 1);
      out.pass();
      before = ",\n  ";
    }
    out.text().append(before.startsWith(",") ? "\n]\n" : "]\n");
  }

  /** On one line. */
  static String line(Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, COMPACT);
    return out.toString();
  }

  /** A JSON string, which is a double-quoted YAML scalar, too. */
  static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      if (c == '"' || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (Sanitiser.isHazard(c)) {
        for (char unit : Character.toChars(c)) {
          out.append("\\u").append(Integer.toHexString(0x10000 | unit), 1, 5);
        }
      } else {
        out.appendCodePoint(c);
      }
    }
    out.append('"');
  }

  private static void write(StringBuilder out, Object value, int depth) {
    Object plain = FieldValues.plain(value);
    if (plain instanceof Map<?, ?> map) {
      writeMap(out, map, depth);
    } else if (plain instanceof List<?> list) {
      writeList(out, list, depth);
    } else if (plain instanceof Number || plain instanceof Boolean) {
      out.append(plain);
    } else {
      quote(out, plain.toString());
    }
  }

  private static void writeMap(StringBuilder out, Map<?, ?> map, int depth) {
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      newLine(out, deeper(depth));
      quote(out, entry.getKey().toString());
      out.append(": ");
      write(out, entry.getValue(), deeper(depth));
      out.append(separator(entries, depth));
    }
    newLine(out, map.isEmpty() ? COMPACT : depth);
    out.append('}');
  }

  private static void writeList(StringBuilder out, List<?> list, int depth) {
    out.append('[');
    Iterator<?> items = list.iterator();
    while (items.hasNext()) {
      newLine(out, deeper(depth));
      write(out, items.next(), deeper(depth));
      out.append(separator(items, depth));
    }
    newLine(out, list.isEmpty() ? COMPACT : depth);
    out.append(']');
  }

  private static String separator(Iterator<?> rest, int depth) {
    return !rest.hasNext() ? "" : depth == COMPACT ? ", " : ",";
  }

  private static int deeper(int depth) {
    return depth == COMPACT ? COMPACT : depth + 1;
  }

  private static void newLine(StringBuilder out, int depth) {
    if (depth != COMPACT) {
      out.append('\n').append("  ".repeat(depth));
    }
  }
}
