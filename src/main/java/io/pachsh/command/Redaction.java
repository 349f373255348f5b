package io.pachsh.command;

import io.pachsh.language.CommandList;
import io.pachsh.language.Line;
import io.pachsh.language.Literal;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import io.pachsh.secret.Secret;
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

  private static final String EXPANSION = "$";

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
    String kept = text;
    for (Line line : complete.lines()) {
      for (SimpleCommand command : commands(line.commands())) {
        List<String> words = Runner.withoutProgramName(literals(command));
        if (!(tree.resolve(words) instanceof CommandTree.Resolution.Found)) {
          return start(text);
        }
        Optional<String> masked = masked(text, kept, words);
        if (masked.isEmpty()) {
          return start(text);
        }
        kept = masked.get();
      }
    }
    return kept;
  }

  /** Empty when a secret is written in the text in another way than it reads. */
  private Optional<String> masked(String text, String before, List<String> words) {
    List<String> shown = runner.masked(words);
    String kept = before;
    for (int i = 0; i < words.size(); i++) {
      if (!shown.get(i).equals(words.get(i))) {
        String word = words.get(i);
        int equals = shown.get(i).indexOf('=');
        String secret = equals < 0 ? word : word.substring(equals + 1);
        Pattern written = Pattern.compile(AS_A_WORD.formatted(Pattern.quote(secret)));
        if (secret.equals(EXPANSION)) {
          continue;
        }
        if (!written.matcher(text).find()) {
          return Optional.empty();
        }
        kept = written.matcher(kept).replaceAll(Secret.MASK);
      }
    }
    return Optional.of(kept);
  }

  /** Commands of ours that have words; programs and assignments are not looked up. */
  private static List<SimpleCommand> commands(CommandList list) {
    return list.simpleCommands().stream()
        .filter(command -> !command.program() && !command.words().isEmpty())
        .toList();
  }

  private static List<String> literals(SimpleCommand command) {
    return command.words().stream().map(Redaction::literal).toList();
  }

  /** The word with a sign for each expansion: what it will be is no matter of the text. */
  private static String literal(Word word) {
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
