package io.pachsh.output;

import io.pachsh.outside.PlainYaml;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Values as block-style YAML that readers of YAML 1.1 and 1.2 understand alike: a text that either
 * of them could take for something else is quoted.
 */
final class Yaml {
  private Yaml() {}

  static void write(TextStream out, Object value) {
    write(out.text(), value, 0);
    out.text().append('\n');
  }

  /** The rows as one sequence. */
  static void write(TextStream out, Iterable<Fields> rows) throws IOException {
    boolean any = false;
    for (Fields row : rows) {
      out.text().append("- ");
      write(out.text(), row, 1);
      out.text().append('\n');
      out.pass();
      any = true;
    }
    out.text().append(any ? "" : "[]\n");
  }

  /** Writes a value whose first line is already indented. */
  private static void write(StringBuilder out, Object value, int depth) {
    Object plain = FieldValues.plain(value);
    if (plain instanceof Map<?, ?> map) {
      writeMap(out, map, depth);
    } else if (plain instanceof List<?> list) {
      writeList(out, list, depth);
    } else if (plain instanceof Number || plain instanceof Boolean) {
      out.append(plain);
    } else {
      text(out, plain.toString());
    }
  }

  private static void writeMap(StringBuilder out, Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!first) {
        newLine(out, depth);
      }
      first = false;
      text(out, entry.getKey().toString());
      out.append(':');
      Object inner = FieldValues.plain(entry.getValue());
      if (isBlock(inner)) {
        newLine(out, depth + 1);
      } else {
        out.append(' ');
      }
      write(out, inner, depth + 1);
    }
  }

  private static void writeList(StringBuilder out, List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    boolean first = true;
    for (Object item : list) {
      if (!first) {
        newLine(out, depth);
      }
      first = false;
      out.append("- ");
      write(out, item, depth + 1);
    }
  }

  private static boolean isBlock(Object plain) {
    return plain instanceof Map<?, ?> map
        ? !map.isEmpty()
        : plain instanceof List<?> list && !list.isEmpty();
  }

  private static void text(StringBuilder out, String text) {
    if (PlainYaml.isLine(text)) {
      out.append(text);
    } else {
      JsonText.quote(out, text);
    }
  }

  private static void newLine(StringBuilder out, int depth) {
    out.append('\n').append("  ".repeat(depth));
  }
}
