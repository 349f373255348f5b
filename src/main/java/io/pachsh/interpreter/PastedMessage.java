package io.pachsh.interpreter;

import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error message behind {@code explain} that nobody quoted; options stand before or behind it.
 */
final class PastedMessage {
  /** Loaded for the first line that holds the word. */
  private static final class Forms {
    private static final String OPTIONS =
        "((?: +(?:-o|--output|--output-format|--context)(?: +|=)[^\\s'\"]+)*+)";
    private static final Pattern EXPLAIN =
        Pattern.compile(
            "[ \\t]*((?:pach(?:ctl|sh) +)?explain)"
                + OPTIONS
                + "( +--(?= ))? +([^\\n]*?)"
                + OPTIONS
                + "\\s*");
    private static final Pattern APOSTROPHE = Pattern.compile("[A-Za-z]'[A-Za-z]");
  }

  private PastedMessage() {}

  /** A message has brackets, braces and apostrophes, which would mean something in the language. */
  static String quoted(String line) {
    if (!line.contains("explain")) {
      return line;
    }
    Matcher explain = Forms.EXPLAIN.matcher(line);
    if (!explain.matches() || explain.group(4).isEmpty()) {
      return line;
    }
    String message = explain.group(4);
    boolean isQuoted = message.matches("[\"'].*");
    boolean apart = explain.group(3) != null && !explain.group(5).isEmpty();
    if (!apart && (isQuoted || !meansSomethingElse(line))) {
      return line;
    }
    String options = explain.group(2) + explain.group(5);
    String word = isQuoted ? message : "'" + message.replace("'", "'\\''") + "'";
    return explain.group(1) + options + " -- " + word;
  }

  private static boolean meansSomethingElse(String line) {
    Parsed parsed = Parser.parse(line);
    return parsed instanceof Parsed.Wrong
        || (parsed instanceof Parsed.Open && Forms.APOSTROPHE.matcher(line).find());
  }
}
