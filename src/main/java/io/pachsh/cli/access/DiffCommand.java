package io.pachsh.cli.access;

import io.pachsh.command.Command;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Shows what applying a policy would change; changes nothing. */
@CommandLine.Command(
    footer = {
      "",
      "+ is a role or membership that would be given, - one that would be taken away.",
      "",
      "Examples:",
      "  access diff access.yaml",
      "  access diff access.yaml --prune"
    })
final class DiffCommand implements Command, ReadsDocument {
  private final Session session;

  @Mixin private PolicyInput input = new PolicyInput();

  DiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    PolicyDifference difference = input.read(session, streams).difference();
    List<String> lines = new ArrayList<>(difference.lines());
    lines.add(
        difference.isEmpty()
            ? Changes.nothing(session)
            : "Applying it: " + difference.summary() + ".");
    return new Answer.One(Changes.fields(difference), lines);
  }

  @Override
  public void requireReadable(String document) {
    PolicyReader.requireReadable(document);
  }
}
