package io.pachsh.tutorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step's commands are to end with: an exit status, and texts that they print, in that order.
 * In a text {@code *} stands for anything. Blanks and line ends do not count, because a narrow
 * screen breaks lines elsewhere than a wide one.
 *
 * @param status of the last command that ran
 * @param advice what to try when it comes otherwise; may be empty
 */
public record Expectation(int status, List<String> texts, String advice) {
  private static final Pattern STATUS = Pattern.compile("exit (\\d{1,3})");
  private static final String ADVICE = "try: ";

  /** What steers a terminal: styles, and lines that are drawn anew. */
  private static final Pattern STEERING = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  public Expectation {
    texts = List.copyOf(texts);
  }

  /** How a step ended, against what was expected; empty when it ended so. */
  public Optional<Deviation> compare(int found, String printed) {
    if (found != status) {
      return Optional.of(
          new Deviation("exit status " + status, "exit status " + found, missing(printed)));
    }
    return missing(printed)
        .map(
            text ->
                new Deviation(
                    "the text «" + text + "»",
                    printed.isBlank() ? "nothing was printed" : "it is not in what was printed",
                    Optional.empty()));
  }

  /**
   * A difference between what was expected and what happened.
   *
   * @param missing a text that did not come either
   */
  public record Deviation(String expected, String happened, Optional<String> missing) {}

  /** Reads the lines of an {@code expect} block. */
  static Expectation read(String block) {
    int status = 0;
    List<String> texts = new ArrayList<>();
    List<String> advice = new ArrayList<>();
    for (String line : block.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      Matcher exit = STATUS.matcher(line);
      if (exit.matches()) {
        status = Integer.parseInt(exit.group(1));
      } else if (line.startsWith(ADVICE)) {
        advice.add(line.substring(ADVICE.length()).strip());
      } else {
        texts.add(line);
      }
    }
    return new Expectation(status, texts, String.join(" ", advice));
  }

  /** The first text that was not printed behind those before it. */
  private Optional<String> missing(String printed) {
    String rest = compact(STEERING.matcher(printed).replaceAll(""));
    for (String text : texts) {
      Matcher found = pattern(text).matcher(rest);
      if (!found.find()) {
        return Optional.of(text);
      }
      rest = rest.substring(found.end());
    }
    return Optional.empty();
  }

  private static Pattern pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    for (String part : compact(text).split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*?").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString());
  }

  private static String compact(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }
}
