package io.pachsh.shell;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.interpreter.Interpreter;
import io.pachsh.interpreter.LeaveException;
import io.pachsh.interpreter.Runner;
import io.pachsh.language.CommandReader;
import io.pachsh.language.LineSource;
import java.io.IOException;

/**
 * Commands from a file, a text or standard input, run one after the other as they arrive. It stops
 * at the first failure unless told to keep going, and its status is that of the first failure.
 */
public final class Script {
  private static final int DEEPEST = 50;

  private final Interpreter interpreter;
  private final Runner runner;
  private final boolean keepGoing;
  private int depth;

  public Script(Interpreter interpreter, Runner runner, boolean keepGoing) {
    this.interpreter = interpreter;
    this.runner = runner;
    this.keepGoing = keepGoing;
  }

  /**
   * Runs a script.
   *
   * @param name what messages call it
   * @return the first failure's exit status, or 0
   * @throws LeaveException when the script asks to leave
   */
  public int run(String name, LineSource lines, Streams streams) {
    if (depth == DEEPEST) {
      throw new Failure(
          Exit.FAILED,
          "Scripts source one another " + DEEPEST + " deep, the last one " + name + ".",
          "Does one of them source itself?");
    }
    String before = runner.enter(name);
    depth++;
    try {
      return run(new CommandReader(lines, runner.copied(true)), name, streams);
    } finally {
      depth--;
      runner.enter(before);
    }
  }

  private int run(CommandReader reader, String name, Streams streams) {
    int first = Exit.OK.status();
    while (true) {
      CommandReader.Next next = next(reader, name);
      int status;
      if (next instanceof CommandReader.End) {
        return first;
      } else if (next instanceof CommandReader.Command command) {
        status = interpreter.run(command.completeCommand(), streams);
      } else {
        status = runner.reportSyntax(((CommandReader.Problem) next).problem(), name, streams);
      }
      first = first == Exit.OK.status() ? status : first;
      if (status != Exit.OK.status() && !keepGoing) {
        return first;
      }
    }
  }

  private static CommandReader.Next next(CommandReader reader, String name) {
    try {
      return reader.next();
    } catch (IOException e) {
      throw FileTrouble.failure(name + " cannot be read", e, "");
    }
  }
}
