package io.pachsh.command;

import io.pachsh.language.CommandList;
import io.pachsh.language.Line;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import io.pachsh.secret.Secret;
import java.util.List;

/**
 * An input as a history may keep it: the values of secret options and arguments masked, and nothing
 * but the first word of an input that names no command, because a secret may stand in it anywhere.
 */
final class Redaction {
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
    String kept = text;
    for (Line line : complete.lines()) {
      for (SimpleCommand command : commands(line.commands())) {
        List<String> words = Runner.withoutProgramName(literals(command));
        if (!(tree.resolve(words) instanceof CommandTree.Resolution.Found)) {
          return firstWord(text);
        }
        kept = masked(kept, words);
      }
    }
    return kept;
  }

  private String masked(String text, List<String> words) {
    List<String> shown = runner.masked(words);
    String kept = text;
    for (int i = 0; i < words.size(); i++) {
      if (!shown.get(i).equals(words.get(i))) {
        String word = words.get(i);
        int equals = shown.get(i).indexOf('=');
        String secret = equals < 0 ? word : word.substring(equals + 1);
        kept = kept.replace(secret, Secret.MASK);
      }
    }
    return kept;
  }

  /** Commands of ours that have words; programs and assignments are not looked up. */
  private static List<SimpleCommand> commands(CommandList list) {
    return list.simpleCommands().stream()
        .filter(command -> !command.program() && !command.words().isEmpty())
        .toList();
  }

  private static List<String> literals(SimpleCommand command) {
    return command.words().stream().map(Word::literal).map(text -> text.orElse("$")).toList();
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
