package io.pachsh.cli.rehearsal;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.rehearsal.OrgStatus;
import picocli.CommandLine;

/** Says whether the practice org runs, where, and how it behaves. */
@CommandLine.Command(footer = {"", "Example:", "  rehearsal status"})
final class RehearsalStatusCommand implements Command {
  private final PracticeOrg org;

  RehearsalStatusCommand(PracticeOrg org) {
    this.org = org;
  }

  @Override
  public Answer run(Streams streams) {
    OrgStatus status = org.status();
    if (status instanceof OrgStatus.Running running) {
      String where = org.runsHere() ? "in this session" : "in another pachsh";
      return Answer.one(
          Fields.of("running", true)
              .with("here", org.runsHere())
              .with("issuer", running.details().issuer())
              .with("misbehaviour", running.fault().wireName()),
          "The rehearsal org runs " + where + ", at " + running.details().issuer() + ".",
          running.fault().sentence());
    }
    if (status instanceof OrgStatus.Stopped stopped) {
      return Answer.one(
          Fields.of("running", false).with("issuer", stopped.details().issuer()),
          "The rehearsal org does not run; 'rehearsal start' brings it back at "
              + stopped.details().issuer()
              + ".");
    }
    return Answer.one(
        Fields.of("running", false),
        "The rehearsal org was never started; 'rehearsal start' makes one.");
  }
}
