package io.pachsh.bench;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The least that could answer {@code auth whoami}: picocli alone, its tree built once. */
final class BarePicocli {
  @Command(name = "pachsh", subcommands = Auth.class)
  static final class Root {}

  @Command(name = "auth", subcommands = WhoAmI.class)
  static final class Auth {}

  @Command(name = "whoami")
  static final class WhoAmI implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Override
    public Integer call() {
      spec.commandLine().getOut().println("You are \"robot:admin\"");
      return 0;
    }
  }

  private final CommandLine commands =
      new CommandLine(new Root()).setOut(new PrintWriter(OutputStream.nullOutputStream()));

  /** Splits each line at its spaces and runs it. */
  void run(List<String> lines) {
    for (String line : lines) {
      if (commands.execute(line.split(" ")) != 0) {
        throw new IllegalStateException(line + " failed");
      }
    }
  }
}
