package io.pachsh.redaction;

import io.pachsh.language.Part;
import io.pachsh.language.Word;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the commands of the console declare about their secrets. */
public interface CommandSecrets {
  /** What stands in a word for each expansion; no text that is typed holds it. */
  String EXPANSION = "\0";

  /** A word with {@link #EXPANSION} in the place of what only an expansion will know. */
  static String skeleton(Word word) {
    return word.parts().stream()
        .map(part -> part instanceof Part.Literal literal ? literal.text() : EXPANSION)
        .collect(Collectors.joining());
  }

  /** What the command that these words name declares; empty when they name none. */
  Optional<Declaration> of(List<String> words);

  /**
   * How many words at the start of these belong to names of commands, the one that is wrong
   * included; 0 when not even the first one does.
   */
  int wordsOfName(List<String> words);

  /** Whether a word begins a command, or nearly does. */
  boolean isNearlyCommand(String word);

  /**
   * What one line declares.
   *
   * @param command what it is called
   * @param words what may be shown of each of its words
   * @param takesSecrets whether a secret can stand in it or in its input
   * @param input finds the secrets that an input of it holds
   */
  record Declaration(String command, List<Secrecy> words, boolean takesSecrets, Input input) {
    public Declaration {
      words = List.copyOf(words);
    }
  }

  /** A command's standard input. */
  @FunctionalInterface
  interface Input {
    /** The secrets that the input holds. */
    List<Secret> secretsIn(String input);
  }
}
