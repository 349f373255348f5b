package io.pachsh.cli.session;

import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.context.Home;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

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

  @Mixin private final Confirmation confirmation;

  RevertCommand(Session session, Home home, Console console) {
    this.session = session;
    this.home = home;
    this.confirmation = new Confirmation(session, console, AskingRule.UNSAVED_WORK);
  }

  @Override
  public Answer run(Streams streams) {
    List<String> crashed = CrashedClusters.unrecovered(session, home);
    List<String> unsaved = session.pending();
    int count = unsaved.size();
    List<String> lost = lost(unsaved, session.droppedByReverting());
    if (!lost.isEmpty()) {
      confirmation.require(lost, "All of this is forgotten. Go on?", streams);
    }
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

  private static List<String> lost(List<String> unsaved, List<String> crashed) {
    List<String> lost = new ArrayList<>();
    unsaved.forEach(line -> lost.add("  " + line));
    crashed.forEach(name -> lost.add("  what a crashed session left in '" + name + "'"));
    return lost;
  }
}
