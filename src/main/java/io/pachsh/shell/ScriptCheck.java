package io.pachsh.shell;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.interpreter.Runner;
import io.pachsh.language.CommandList;
import io.pachsh.language.CommandReader;
import io.pachsh.language.LineSource;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads a whole script and resolves every command and option in it, without running anything. */
public final class ScriptCheck {
  private final Runner runner;

  public ScriptCheck(Runner runner) {
    this.runner = runner;
  }

  /** Checks a script, reports each problem, and returns the first one's exit status, or 0. */
  public int run(String name, LineSource lines, Streams streams) throws IOException {
    runner.enter(name);
    CommandReader reader = new CommandReader(lines, runner.copied(false));
    int first = Exit.OK.status();
    for (CommandReader.Next next = reader.next();
        !(next instanceof CommandReader.End);
        next = reader.next()) {
      int status =
          next instanceof CommandReader.Command command
              ? check(command.completeCommand().commands(), streams)
              : runner.reportSyntax(((CommandReader.Problem) next).problem(), name, streams);
      first = first == Exit.OK.status() ? status : first;
    }
    return first;
  }

  private int check(CommandList commands, Streams streams) {
    int first = Exit.OK.status();
    for (SimpleCommand command : commands.everyCommand()) {
      try {
        check(command);
      } catch (Failure e) {
        int status = runner.report(command.where(), e, streams);
        first = first == Exit.OK.status() ? status : first;
      }
    }
    return first;
  }

  private void check(SimpleCommand command) {
    if (command.kind() == SimpleCommand.Kind.PROGRAM || command.words().isEmpty()) {
      return;
    }
    List<Optional<String>> words = command.words().stream().map(Word::literal).toList();
    if (command.kind() == SimpleCommand.Kind.COMMAND) {
      runner.commands().check(words);
    } else {
      runner.commands().checkPiped(words);
    }
  }
}
