package io.pachsh.shipped;

/** A text in the language of {@code man}: macros of man(7) on lines of their own. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** A macro whose arguments are plain words. */
  Roff macro(String name, String... arguments) {
    text.append('.').append(name);
    for (String argument : arguments) {
      text.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    text.append('\n');
    return this;
  }

  /** A line of prose, filled with its neighbours. */
  Roff line(String words) {
    return raw(escaped(words));
  }

  /** Lines that stay as they are. */
  Roff verbatim(String lines) {
    raw(".nf");
    lines.lines().forEach(line -> raw(line.isEmpty() ? "" : escaped(line)));
    return raw(".fi");
  }

  /** A line that is of the language already. */
  Roff raw(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Text that means only itself, wherever it stands. */
  static String escaped(String words) {
    String plain =
        words
            .replace("\\", "\\e")
            .replace("-", "\\-")
            .replace("'", "\\(aq")
            .replace("`", "\\(ga")
            .replace("^", "\\(ha")
            .replace("~", "\\(ti")
            .replace("…", "\\&...")
            .replace("•", "\\(bu");
    return plain.startsWith(".") ? "\\&" + plain : plain;
  }

  /** All of it. */
  String text() {
    return text.toString();
  }
}
