package io.pachsh.language;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Kinds of texts that grow: what takes twice as long when a text is twice as long is fine, what
 * takes four times as long is not.
 *
 * @param kind what there is much of
 * @param ofLength the text with so many of them
 */
public record LongText(String kind, IntFunction<String> ofLength) {
  /** Texts of the language, texts that stay open, and texts that are wrong at their end. */
  public static final List<LongText> ALL =
      List.of(
          new LongText("lines ending in &&", n -> "echo a &&\n".repeat(n) + "echo b"),
          new LongText("lines ending in |", n -> "echo a |\n".repeat(n) + "echo b"),
          new LongText("&& on one line", n -> "a&&".repeat(n) + "b"),
          new LongText("; on one line", n -> "a;".repeat(n)),
          new LongText("here-documents on one line", n -> "cat" + bodies(n, "<<E", "x\nE\n")),
          new LongText("here-documents with expansions", n -> bodies(n, "cat <<E\n$A\nE\n", "")),
          new LongText("lines of a here-document", n -> "cat <<E\n" + "x $A\n".repeat(n) + "E"),
          new LongText("lines of a literal one", n -> "cat <<-'E'\n" + "\tx\n".repeat(n) + "E"),
          new LongText("nearly closing lines", n -> "cat <<E\n" + " E\n".repeat(n)),
          new LongText("continued lines of one", n -> "cat <<E\n" + "x\\\n".repeat(n) + "\nE"),
          new LongText("continuations it begins with", n -> "cat <<E\n" + "\\\n".repeat(n) + "E"),
          new LongText(") on one line", n -> ")".repeat(n)),
          new LongText("lines of )", n -> "echo $(\n" + ")\n".repeat(n)),
          new LongText("lines of ) in quotes", n -> "echo $(echo '" + ")\n".repeat(n) + "')"),
          new LongText("lines of \\) in $(", n -> "echo $(echo" + "\\)\n".repeat(n) + ")"),
          new LongText("$( one behind the other", n -> "echo " + "$(a)".repeat(n)),
          new LongText("$( within one another", n -> "echo " + "$(a ".repeat(n)),
          new LongText("${ within one another", n -> "echo " + "${A:-".repeat(n)),
          new LongText("lines of } in ${", n -> "echo ${A:-" + "\\}\n".repeat(n) + "}"),
          new LongText("double quotes", n -> "echo" + " \"$A b\"".repeat(n)),
          new LongText("lines of \\\" in quotes", n -> "echo \"" + "\\\"\n".repeat(n) + "\""),
          new LongText("single quotes", n -> "echo" + " 'a'".repeat(n)),
          new LongText("an open single quote", n -> "echo '" + "a\n".repeat(n)),
          new LongText("an open double quote", n -> "echo \"" + "a\n".repeat(n)),
          new LongText("line continuations", n -> "echo \\\n".repeat(n) + "a"),
          new LongText("carriage returns", n -> "echo a\r\n".repeat(n)),
          new LongText("comments", n -> "# a comment\n".repeat(n)),
          new LongText("a long comment", n -> "echo # " + "x".repeat(n)),
          new LongText("a long word", n -> "echo " + "x".repeat(n)),
          new LongText("words", n -> "echo" + " a".repeat(n)),
          new LongText("options", n -> "auth whoami" + " -o json".repeat(n)),
          new LongText("words of no command", n -> "nothing" + " a".repeat(n)),
          new LongText("variables", n -> "echo " + "$A".repeat(n)),
          new LongText("assignments", n -> "A=b ".repeat(n)),
          new LongText("secrets beside a mistake", n -> "T_TOKEN=b ".repeat(n) + "&"),
          new LongText("redirections", n -> "echo" + " >f".repeat(n)),
          new LongText("blank lines", n -> "\n".repeat(n)),
          new LongText("commands", n -> "echo a\n".repeat(n)));

  private static String bodies(int n, String first, String second) {
    return first.repeat(n) + "\n" + second.repeat(n);
  }

  @Override
  public String toString() {
    return kind;
  }
}
