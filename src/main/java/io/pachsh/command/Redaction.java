package io.pachsh.command;

import io.pachsh.language.Line;
import io.pachsh.language.Literal;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.language.Pipeline;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import io.pachsh.secret.Secret;
import io.pachsh.spelling.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An input as a history may keep it: the values of secret options and arguments masked, and nothing
 * but the first word of an input that names no command, because a secret may stand in it anywhere;
 * not even that when it resembles no command.
 */
final class Redaction {
  private static final String AS_A_WORD = "(?<![\\w-])%s(?![\\w-])";

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
      return start(text);
    }
    Optional<String> kept = Optional.of(text);
    for (Line line : complete.lines()) {
      for (SimpleCommand command : line.commands().everyCommand()) {
        kept = kept.flatMap(before -> masked(text, before, command));
      }
      for (Pipeline pipe : line.commands().everyPipe()) {
        for (PipedSecrets.Found piped : new PipedSecrets(tree).in(pipe)) {
          kept = kept.flatMap(before -> masked(text, before, piped));
        }
      }
    }
    return kept.orElseGet(() -> start(text));
  }

  /** Programs and assignments are not looked up; empty when a secret may be left. */
  private Optional<String> masked(String text, String before, SimpleCommand command) {
    List<String> line = command.words().stream().map(Redaction::skeleton).toList();
    boolean ours =
        switch (command.kind()) {
          case COMMAND -> !line.isEmpty();
          case PROGRAM -> false;
          case PIPED -> tree.isMeantBy(line);
        };
    if (!ours) {
      return Optional.of(before);
    }
    List<String> words = Runner.withoutProgramName(line);
    return tree.resolve(words) instanceof CommandTree.Resolution.Found
        ? masked(text, before, words, runner.masked(words))
        : Optional.empty();
  }

  private static Optional<String> masked(String text, String before, PipedSecrets.Found piped) {
    List<String> words = piped.words().stream().map(Redaction::skeleton).toList();
    return masked(text, before, words, words.stream().map(word -> Secret.MASK).toList());
  }

  /** Empty when a secret is written in the text in another way than it reads. */
  private static Optional<String> masked(
      String text, String before, List<String> words, List<String> shown) {
    String kept = before;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!shown.get(i).equals(word)) {
        int equals = shown.get(i).indexOf('=');
        String secret = equals < 0 ? word : word.substring(equals + 1);
        if (!secret.isEmpty() && !secret.equals(EXPANSION)) {
          Pattern written = Pattern.compile(AS_A_WORD.formatted(Pattern.quote(secret)));
          if (!written.matcher(text).find()) {
            return Optional.empty();
          }
          kept = written.matcher(kept).replaceAll(Secret.MASK);
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

  /** The first word, if it is one of ours or nearly so: a token may have been pasted alone. */
  private String start(String text) {
    String first = firstWord(text);
    boolean ours = !Spelling.near(first, tree.following(List.of())).isEmpty();
    return ours ? first : "";
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
