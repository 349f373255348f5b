package io.pachsh.cli.access;

import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.command.ReadsDocument;
import io.pachsh.console.Console;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyReader;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Makes bindings and groups as a policy says: on an embedded cluster as one change, all of it or
 * nothing; on a real one change by change.
 */
@CommandLine.Command(
    footer = {
      "",
      "On an embedded cluster it is one change: all of it is made or nothing, and 'undo' takes it",
      "back. On a real cluster it is one change after another, because pachd has no call for all"
          + " of",
      "them; if one fails, it says which were made. What is there beyond the file is shown; it"
          + " stays,",
      "unless --prune takes it away. --exit-code tells how it is in the end.",
      "",
      "A login sets a person's groups anew, as the provider names them: give people roles, or name",
      "the provider's groups; robots stay in groups given here.",
      "",
      "A small file gives somebody new their access; 'auth offboard' takes it all away again:",
      PolicyReader.EXAMPLE,
      "",
      "Examples:",
      "  access apply access.yaml",
      "  access apply access.yaml --create",
      "  access apply access.yaml --prune --dry-run",
      "  access apply --yes < access.yaml"
    })
final class ApplyCommand implements Command, ReadsDocument {
  private final Session session;

  @Mixin private PolicyInput input = new PolicyInput();

  @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
  private boolean dryRun;

  @Mixin private final Confirmation confirmation;

  ApplyCommand(Session session, Console console) {
    this.session = session;
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    PolicyInput.Proposed proposed = input.read(session, streams);
    Changes changes = Changes.of(proposed);
    Fields fields = changes.fields();
    List<String> lines = changes.lines();
    lines.addAll(changes.linesBeyond(input.comparison()));
    if (changes.changesNothing()) {
      lines.add(changes.nothing(session));
      return answer(fields, lines, changes.isSame());
    }
    if (dryRun) {
      lines.add(
          "This was a dry run: "
              + changes.summary()
              + ", if it were applied"
              + changes.besides()
              + ".");
      return answer(fields, lines, false);
    }
    String question = "Change this on '" + session.context().name() + "'?";
    if (confirmation.require(lines, question, streams)) {
      lines.clear();
    }
    Progress.during(
        "Applying: " + changes.summary(),
        streams,
        () -> {
          session
              .caller()
              .policy()
              .apply(proposed.policy(), changes.made(), input.prune, input.force);
          return changes;
        });
    lines.add(
        session.context().isEmbedded()
            ? "Applied as one change: "
                + changes.summary()
                + changes.besides()
                + ". 'undo' takes it back."
            : "Applied, one change after another: " + changes.summary() + changes.besides() + ".");
    boolean same = changes.beyond().isEmpty();
    return answer(changes.fields(same), lines, same);
  }

  private Answer answer(Fields fields, List<String> lines, boolean same) {
    return new Answer.One(fields, lines).saying(!input.exitCode || same);
  }

  @Override
  public void requireReadable(String document) {
    PolicyReader.requireReadable(document);
  }
}
