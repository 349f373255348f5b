package io.pachsh.cli.session;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Shows what would be saved, one line each. */
@CommandLine.Command(footer = {"", "Example:", "  status"})
final class StatusCommand implements Command {
  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    List<String> pending = session.pending();
    Fields fields = Fields.of("unsaved", pending);
    List<String> lines = new ArrayList<>();
    if (pending.isEmpty()) {
      lines.add("Everything is saved.");
    } else {
      lines.add("Unsaved:");
      pending.forEach(line -> lines.add("  " + line));
    }
    return new Answer.One(fields, lines);
  }
}
