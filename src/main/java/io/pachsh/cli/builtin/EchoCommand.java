package io.pachsh.cli.builtin;

import io.pachsh.command.Echo;
import io.pachsh.command.WordCommand;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.List;

/** Prints its words, as dash's {@code echo} does. */
final class EchoCommand implements WordCommand {
  @Override
  public Answer run(List<String> words, Streams streams) {
    streams.out().print(Echo.text(words));
    return Answer.nothing();
  }
}
