package io.pachsh.shipped;

import org.jspecify.annotations.Nullable;

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

  /**
   * A page of help: paragraphs, items behind {@code - }, and lines behind two blanks, which stay as
   * they are. Between backquotes stands what can be typed.
   */
  Roff page(String page) {
    boolean verbatim = false;
    boolean apart = false;
    for (String line : page.strip().lines().toList()) {
      boolean shown = line.startsWith("  ");
      if (verbatim && !shown && !line.isBlank()) {
        raw(".fi").raw(".RE");
        verbatim = false;
      }
      if (line.isBlank()) {
        apart = true;
      } else if (shown) {
        raw(verbatim ? (apart ? "" : null) : (apart ? ".sp\n" : "") + ".RS 2\n.nf");
        line(line.substring(2));
        verbatim = true;
        apart = false;
      } else if (line.startsWith("- ")) {
        macro("IP", "-", "2").prose(line.substring(2));
        apart = true;
      } else {
        raw(apart ? ".PP" : null).prose(line);
        apart = false;
      }
    }
    return raw(verbatim ? ".fi\n.RE" : null);
  }

  /** A line of prose in which backquotes mark what can be typed. */
  Roff prose(String line) {
    return raw(escaped(line).replaceAll("\\\\\\(ga(.*?)\\\\\\(ga", "\\\\fB$1\\\\fR"));
  }

  /** A line that is of the language already, or none. */
  Roff raw(@Nullable String line) {
    if (line != null) {
      text.append(line).append('\n');
    }
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
