package io.pachsh.command;

import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.List;

/**
 * A command that takes its words as they are, such as {@code echo}: no options, no usage errors.
 */
public non-sealed interface WordCommand extends Executable {
  /** Does the work on the words behind the command's name. */
  Answer run(List<String> words, Streams streams);
}
