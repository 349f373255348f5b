package io.pachsh.policy;

import io.pachsh.outside.PlainYaml;
import java.util.Locale;

/** A text as YAML and JSON readers of any version take it for a text. */
final class YamlWord {
  private YamlWord() {}

  static String of(String text) {
    return PlainYaml.isWord(text) ? text : quoted(text);
  }

  /** Everything but printable ASCII and letters is escaped, so that nothing hides in a file. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if ((c >= ' ' && c < 0x7f) || Character.isLetterOrDigit(c)) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return out.append('"').toString();
  }
}
