package io.pachsh.interpreter;

import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  /**
   * A message of several lines behind {@code explain}, as a screen shows it, in quotes; empty when
   * the text is another one, or one of its lines is a command of its own.
   *
   * @param isCommand whether words begin a command
   */
  static Optional<String> quotedBlock(String text, Predicate<List<String>> isCommand) {
    int end = text.indexOf('\n');
    if (end < 0 || !text.contains("explain")) {
      return Optional.empty();
    }
    Matcher explain = Forms.EXPLAIN.matcher(text.substring(0, end));
    if (!explain.matches() || !isUnquoted(explain.group(4))) {
      return Optional.empty();
    }
    List<String> rest = text.substring(end + 1).lines().toList();
    boolean goesOn =
        rest.stream().anyMatch(line -> !line.isBlank())
            && rest.stream().noneMatch(line -> isCommand.test(words(line)));
    if (!goesOn) {
      return Optional.empty();
    }
    String message = text.substring(explain.start(4)).stripTrailing();
    String word = "'" + message.replace("'", "'\\''") + "'";
    String ending = text.substring(text.stripTrailing().length());
    return Optional.of(explain.group(1) + explain.group(2) + " -- " + word + ending);
  }

  private static boolean isUnquoted(String message) {
    return !message.isEmpty()
        && !message.startsWith("\"")
        && !message.startsWith("'")
        && !message.contains("<<");
  }

  /** The words of a line that stands at the margin: what is indented goes on with the one above. */
  private static List<String> words(String line) {
    return line.isBlank() || Character.isWhitespace(line.charAt(0))
        ? List.of()
        : List.of(line.strip().split("\\s+"));
  }

  private static boolean meansSomethingElse(String line) {
    Parsed parsed = Parser.parse(line);
    return parsed instanceof Parsed.Wrong
        || (parsed instanceof Parsed.Open && Forms.APOSTROPHE.matcher(line).find());
  }
}
