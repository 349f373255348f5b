package io.pachsh.cli.session;

import io.pachsh.access.SavedCluster;
import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.context.Home;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Brings back the unsaved changes of a session that crashed, its logins included. */
@CommandLine.Command(footer = {"", "Example:", "  recover"})
final class RecoverCommand implements Command {
  private final Session session;
  private final Home home;

  RecoverCommand(Session session, Home home) {
    this.session = session;
    this.home = home;
  }

  @Override
  public Answer run(Streams streams) {
    List<String> recovered = new ArrayList<>();
    for (String name : LeftBehind.names(home)) {
      SavedCluster cluster = session.embedded(name);
      if (cluster.isUnrecovered()) {
        cluster.recover().forEach(line -> recovered.add(name + ": " + line));
        session.adopt(name);
      }
    }
    List<String> text = new ArrayList<>();
    if (recovered.isEmpty()) {
      text.add("There is nothing to recover.");
    } else {
      text.add("Brought back; 'save' keeps them:");
      recovered.forEach(line -> text.add("  " + line));
    }
    return new Answer.One(Fields.of("recovered", recovered), text);
  }
}
