package io.pachsh.command;

import io.pachsh.language.Line;
import io.pachsh.language.Literal;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An input as a history may keep it: the values of secret options and arguments masked, and nothing
 * but the first word of an input that names no command, because a secret may stand in it anywhere.
 */
final class Redaction {
  /** No text that is typed holds it. */
  private static final String EXPANSION = "\0";

  private final CommandTree tree;
  private final Runner runner;

  Redaction(CommandTree tree, Runner runner) {
    this.tree = tree;
    this.runner = runner;
  }

  String of(String text) {
    if (!(Parser.parse(text) instanceof Parsed.Complete complete)) {
      return firstWord(text);
    }
    Optional<String> kept = Optional.of(text);
    for (Line line : complete.lines()) {
      for (SimpleCommand command : line.commands().everyCommand()) {
        kept = kept.flatMap(shown -> masked(shown, command));
      }
    }
    return kept.orElseGet(() -> firstWord(text));
  }

  /** Programs and assignments are not looked up; empty when a secret may be left. */
  private Optional<String> masked(String text, SimpleCommand command) {
    if (command.program() || command.words().isEmpty()) {
      return Optional.of(text);
    }
    List<String> words =
        Runner.withoutProgramName(command.words().stream().map(Redaction::skeleton).toList());
    return tree.resolve(words) instanceof CommandTree.Resolution.Found
        ? masked(text, words, runner.masked(words))
        : Optional.empty();
  }

  private static Optional<String> masked(String text, List<String> words, List<String> shown) {
    String kept = text;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!shown.get(i).equals(word)) {
        int equals = shown.get(i).indexOf('=');
        String secret = equals < 0 ? word : word.substring(equals + 1);
        if (!secret.isEmpty() && !secret.equals(EXPANSION)) {
          if (!text.contains(secret)) {
            return Optional.empty();
          }
          kept = kept.replace(secret, Secret.MASK);
        }
      }
    }
    return Optional.of(kept);
  }

  /** The word with a mark for each expansion; a secret that has parts around one is not found. */
  private static String skeleton(Word word) {
    return word.parts().stream()
        .map(part -> part instanceof Literal literal ? literal.text() : EXPANSION)
        .collect(Collectors.joining());
  }

  private static String firstWord(String text) {
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
      end++;
    }
    return stripped.substring(0, end);
  }
}
