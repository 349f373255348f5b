package io.pachsh.interpreter;

import io.pachsh.language.SimpleCommand;
import io.pachsh.redaction.PipedSecrets;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;

/**
 * A command whose words are expanded.
 *
 * @param program whether the words name a program of the operating system
 */
record ExpandedCommand(SimpleCommand command, List<String> words, boolean program) {
  ExpandedCommand {
    words = List.copyOf(words);
  }

  /** Without its words, of which one may be a secret. */
  @Override
  public String toString() {
    return "Stage";
  }

  /** Whether it reads what another prints. */
  boolean isPiped() {
    return command.kind() == SimpleCommand.Kind.PIPED;
  }

  /** The words as they are traced: a program as one would start it. */
  List<String> traced() {
    if (!program) {
      return words;
    }
    List<String> marked = new ArrayList<>(words);
    marked.set(0, "!" + words.get(0));
    return marked;
  }

  /** The same when what it prints is a secret to what reads it. */
  List<String> tracedAsSecret() {
    if (words.isEmpty() || !PipedSecrets.isPrinter(words.get(0))) {
      return traced();
    }
    List<String> masked = new ArrayList<>(traced());
    masked.subList(1, masked.size()).replaceAll(word -> Secret.MASK);
    return masked;
  }
}
