package io.pachsh.output;

import io.pachsh.outside.PlainYaml;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Values as block-style YAML that readers of YAML 1.1 and 1.2 understand alike: a text that either
 * of them could take for something else is quoted.
 */
public final class Yaml {
  private static final int USUAL = 2;

  private final StringBuilder out;
  private final int indent;

  private Yaml(StringBuilder out, int indent) {
    this.out = out;
    this.indent = indent;
  }

  /** A value as a text without a final newline; each level is indented by so many blanks. */
  public static String text(Object value, int indent) {
    StringBuilder text = new StringBuilder();
    new Yaml(text, indent).write(value, 0);
    return text.toString();
  }

  static void write(TextStream out, Object value) {
    new Yaml(out.text(), USUAL).write(value, 0);
    out.text().append('\n');
  }

  /** The rows as one sequence. */
  static void write(TextStream out, Iterable<Fields> rows) throws IOException {
    boolean any = false;
    for (Fields row : rows) {
      out.text().append("- ");
      new Yaml(out.text(), USUAL).write(row, 1);
      out.text().append('\n');
      out.pass();
      any = true;
    }
    out.text().append(any ? "" : "[]\n");
  }

  /** Writes a value whose first line is already indented. */
  private void write(Object value, int depth) {
    Object plain = FieldValues.plain(value);
    if (plain instanceof Map<?, ?> map) {
      writeMap(map, depth);
    } else if (plain instanceof List<?> list) {
      writeList(list, depth);
    } else if (plain instanceof Number || plain instanceof Boolean) {
      out.append(plain);
    } else {
      scalar(plain.toString());
    }
  }

  private void writeMap(Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!first) {
        newLine(depth);
      }
      first = false;
      scalar(entry.getKey().toString());
      out.append(':');
      Object inner = FieldValues.plain(entry.getValue());
      if (isBlock(inner)) {
        newLine(depth + 1);
      } else {
        out.append(' ');
      }
      write(inner, depth + 1);
    }
  }

  private void writeList(List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    boolean first = true;
    for (Object item : list) {
      if (!first) {
        newLine(depth);
      }
      first = false;
      // What else is in an item begins where its first part does.
      out.append('-').append(" ".repeat(isBlock(FieldValues.plain(item)) ? indent - 1 : 1));
      write(item, depth + 1);
    }
  }

  private static boolean isBlock(Object plain) {
    return plain instanceof Map<?, ?> map
        ? !map.isEmpty()
        : plain instanceof List<?> list && !list.isEmpty();
  }

  private void scalar(String text) {
    if (PlainYaml.isLine(text)) {
      out.append(text);
    } else {
      JsonText.quote(out, text);
    }
  }

  private void newLine(int depth) {
    out.append('\n').append(" ".repeat(indent * depth));
  }
}
