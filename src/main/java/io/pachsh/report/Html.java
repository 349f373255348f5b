package io.pachsh.report;

import io.pachsh.outside.Sanitiser;
import java.io.IOException;
import java.io.Writer;

/** HTML on its way to a file. Whatever is not markup of our own goes through {@link #text}. */
final class Html {
  private final Writer out;

  Html(Writer out) {
    this.out = out;
  }

  /** Writes markup as it stands. */
  Html markup(String markup) throws IOException {
    out.write(markup);
    return this;
  }

  /** Writes a text escaped; characters that hide or reorder become visible. */
  Html text(String text) throws IOException {
    String clean = Sanitiser.line(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write("&quot;");
        case '\'' -> out.write("&#39;");
        default -> out.write(c);
      }
    }
    return this;
  }

  /** Writes a name from outside, whose direction cannot disturb its surroundings. */
  Html name(Object name) throws IOException {
    return markup("<bdi>").text(name.toString()).markup("</bdi>");
  }

  /** Says how many of something do not fit; nothing when all do. */
  Html leftOut(int count, String noun) throws IOException {
    String what =
        count == 1 ? "1 more %s is".formatted(noun) : "%,d more %ss are".formatted(count, noun);
    return count <= 0 ? this : markup("<p class=\"cut\">" + what + " left out.</p>\n");
  }

  /** Writes a row of column headings. */
  Html headings(String... headings) throws IOException {
    markup("<thead><tr>");
    for (String heading : headings) {
      markup("<th scope=\"col\">").text(heading).markup("</th>");
    }
    return markup("</tr></thead>\n");
  }
}
