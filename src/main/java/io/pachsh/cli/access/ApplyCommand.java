package io.pachsh.cli.access;

import io.pachsh.command.Command;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.Session;
import io.pachsh.console.Console;
import io.pachsh.console.Sanitiser;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes bindings and groups as a policy says, as one change: all of it or nothing. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  access apply access.yaml",
      "  access apply access.yaml --prune --dry-run",
      "  access apply --yes < access.yaml"
    })
final class ApplyCommand implements Command, ReadsDocument {
  private final Session session;
  private final Console console;

  @Mixin private PolicyInput input = new PolicyInput();

  @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  ApplyCommand(Session session, Console console) {
    this.session = session;
    this.console = console;
  }

  @Override
  public Answer run(Streams streams) {
    PolicyInput.Proposed proposed = input.read(session, streams);
    PolicyDifference difference = proposed.difference();
    Fields fields = Changes.fields(difference);
    if (difference.isEmpty()) {
      return Answer.one(fields, Changes.nothing(session));
    }
    List<String> lines = new ArrayList<>(difference.lines());
    if (dryRun) {
      lines.add("This was a dry run: " + difference.summary() + ", if it were applied.");
      return new Answer.One(fields, lines);
    }
    if (!yes) {
      ask(lines, streams);
      lines.clear();
    }
    session.caller().administration().apply(proposed.policy(), input.prune, input.force);
    lines.add("Applied as one change: " + difference.summary() + ". 'undo' takes it back.");
    return new Answer.One(fields, lines);
  }

  private void ask(List<String> lines, Streams streams) {
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "Nobody can be asked here whether to go on.",
          "Say so with --yes; --dry-run shows what would change.");
    }
    lines.forEach(line -> streams.err().println(Sanitiser.line(line)));
    String question = "Change this on '" + session.context().name() + "'?";
    if (console.choose(question, List.of("yes", "no")).equals("no")) {
      throw new Failure(Exit.FAILED, "operation aborted");
    }
  }

  @Override
  public void requireReadable(String document) {
    PolicyReader.requireReadable(document);
  }
}
