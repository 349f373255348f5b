package io.pachsh.command;

import io.pachsh.file.TextResource;
import java.util.Optional;

/**
 * The keys that the answer of a command has for programs, as its help names them. They stand in a
 * resource that {@code AnswerKeysTest} writes of what is really answered.
 */
final class AnswerKeys {
  private AnswerKeys() {}

  /** The keys of that command, separated by commas; empty when it answers nothing. */
  static Optional<String> of(String path) {
    String start = path + ": ";
    return text()
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  private static String text() {
    return TextResource.beside(AnswerKeys.class, "answer-keys.txt");
  }
}
