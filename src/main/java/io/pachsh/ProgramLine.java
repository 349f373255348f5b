package io.pachsh;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What stands on the operating system's command line, where other users can read it: the words of a
 * command, the script of {@code -c} and the variables of {@code -D}. What such a script gets by
 * expanding the name of a variable does not stand there.
 */
record ProgramLine(Options options) implements Predicate<String> {
  @Override
  public boolean test(String text) {
    return !text.isEmpty()
        && !options.insecureInline
        && given().stream().anyMatch(word -> unquoted(word).contains(unquoted(text)));
  }

  private List<String> given() {
    List<String> given = new ArrayList<>(options.words);
    if (options.commands != null) {
      given.add(options.commands);
      given.addAll(options.variables.values());
    }
    return given;
  }

  /** Quotes and backslashes, which may split a text, count for nothing. */
  private static String unquoted(String text) {
    return text.replaceAll("[\"'\\\\\\s]", "");
  }
}
