package io.pachsh.cli.session;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.context.Home;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Forgets what was not saved, also what a crashed session left. */
@CommandLine.Command(
    footer = {
      "",
      "As long as something that a crashed session left is damaged, it puts that aside and keeps",
      "the rest. With --context it keeps what a crashed session left in other contexts.",
      "",
      "Examples:",
      "  revert",
      "  revert --context practice"
    })
final class RevertCommand implements Command {
  private final Session session;
  private final Home home;

  RevertCommand(Session session, Home home) {
    this.session = session;
    this.home = home;
  }

  @Override
  public Answer run(Streams streams) {
    List<String> crashed = CrashedClusters.unrecovered(session, home);
    int count = session.pending().size();
    List<String> aside = session.revert().stream().map(Path::toString).toList();
    List<String> lines = new ArrayList<>();
    List<String> kept = CrashedClusters.unrecovered(session, home);
    crashed.stream()
        .filter(name -> !kept.contains(name))
        .forEach(name -> lines.add("Forgot what a crashed session left in '" + name + "'."));
    aside.forEach(file -> lines.add("What could not be read was put aside: " + file));
    if (!kept.isEmpty()) {
      lines.add(
          "What it left in '"
              + String.join("', '", kept)
              + "' is still there: 'recover' brings it back, 'revert' drops it.");
    }
    if (count > 0 || crashed.isEmpty()) {
      lines.add(
          count == 0
              ? "There was nothing to forget."
              : "Forgot " + count + (count == 1 ? " change." : " changes."));
    }
    return new Answer.One(
        Fields.of("reverted", count)
            .with("crashed", crashed)
            .with("put_aside", aside)
            .with("kept", kept),
        lines);
  }
}
