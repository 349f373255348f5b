package io.pachsh.cli.access;

import io.pachsh.command.Command;
import io.pachsh.command.ReadsDocument;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.policy.PolicyReader;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Shows what applying a policy would change; changes nothing. */
@CommandLine.Command(
    footer = {
      "",
      "+ is a role or membership that would be given, - one that would be taken away. What is"
          + " there",
      "beyond the file is shown, too: it stays, unless --prune takes it away.",
      "",
      "Examples:",
      "  access diff access.yaml",
      "  access diff access.yaml --prune",
      "  access diff access.yaml --exit-code || echo 'somebody changed something'"
    })
final class DiffCommand implements Command, ReadsDocument {
  private final Session session;
  private final KnownGroups knownGroups;

  @Mixin private PolicyInput input = new PolicyInput();

  DiffCommand(Session session, KnownGroups knownGroups) {
    this.session = session;
    this.knownGroups = knownGroups;
  }

  @Override
  public Answer run(Streams streams) {
    Changes changes = Changes.of(input.read(session, streams));
    PolicyDifference difference = changes.difference();
    knownGroups
        .missing(difference, session, streams)
        .forEach(group -> streams.note("there is no such group at Okta: " + group));
    List<String> lines = changes.lines();
    lines.addAll(changes.linesBeyond());
    lines.add(
        changes.changesNothing()
            ? changes.nothing(session)
            : "Applying it: " + changes.summary() + changes.besides() + ".");
    return new Answer.One(changes.fields(), lines).saying(!input.exitCode || changes.isSame());
  }

  @Override
  public void requireReadable(String document) {
    PolicyReader.requireReadable(document);
  }
}
