package io.pachsh.cli.rehearsal;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import picocli.CommandLine;

/** Stops the practice org; its port, key, app and users are kept. */
@CommandLine.Command(footer = {"", "Example:", "  rehearsal stop"})
final class StopRehearsalCommand implements Command {
  private final PracticeOrg org;

  StopRehearsalCommand(PracticeOrg org) {
    this.org = org;
  }

  @Override
  public Answer run(Streams streams) {
    org.here();
    org.stop();
    return Answer.nothing();
  }
}
