package io.pachsh.cli.audit;

import io.pachsh.cluster.ChangeHistory;
import io.pachsh.cluster.UndoPreview;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes back the last changes: itself a change, which revives no token. */
@CommandLine.Command(
    footer = {
      "",
      "Bindings, groups, projects and the auth configuration become as they were before; tokens",
      "and version numbers do not, and logins are passed over. 'audit' lists the changes.",
      "",
      "Examples:",
      "  undo",
      "  undo 3 --yes"
    })
final class UndoCommand implements Command {
  private final Session session;
  private final ZoneId zone;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many changes that can be undone, 1 when absent.")
  private int count = 1;

  @Mixin private final Confirmation confirmation;

  @Option(names = "--force", description = "Even if nobody can administer the cluster afterwards.")
  private boolean force;

  UndoCommand(Session session, Console console, ZoneId zone) {
    this.session = session;
    this.zone = zone;
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    if (count < 1) {
      throw new Failure(Exit.USAGE, "The number of changes to undo must be 1 or more.");
    }
    ChangeHistory history = session.caller().history();
    UndoPreview preview = history.preview(count);
    UndoWords words = new UndoWords(preview.entries(), history.records(), zone);
    List<String> restored = preview.restored();
    if (restored.isEmpty()) {
      return Answer.one(
          Fields.of("undone", 0).with("restored", restored),
          "There is nothing to restore by undoing %s: all of that is as it was before."
              .formatted(words.names()));
    }
    Fields fields =
        Fields.of("undone", count).with("restored", restored).with("numbers", words.numbers());
    List<String> lines = new ArrayList<>(restored);
    String question = words.question(session.context().name());
    if (confirmation.require(restored, question, streams)) {
      lines.clear();
    }
    history.undo(count, force);
    lines.add(words.done());
    return new Answer.One(fields, lines).leadingTo("'audit' lists what happened");
  }
}
