package io.pachsh.cli.auth.access;

import io.pachsh.command.Command;
import io.pachsh.command.ProtectedContextCheck;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes single roles from somebody. */
@CommandLine.Command(
    footer = {
      "",
      "RESOURCE is cluster, project:PROJECT or repo:PROJECT/REPO.",
      "",
      "Examples:",
      "  auth remove clusterAdmin robot:admin2 cluster",
      "  auth remove repoWriter group/okta:data-science repo:vision/images",
      "  auth remove repoReader user:ada@example.com user:grace@example.com repo:vision/images"
    })
final class RemoveCommand implements Command {
  private final Session session;

  @Mixin private final ProtectedContextCheck protectedContext;

  @Mixin private final RoleChangeLine line;

  @Option(
      names = "--force",
      description = "Even when nobody could administer the cluster afterwards.")
  private boolean force;

  RemoveCommand(Session session, Console console) {
    this.session = session;
    this.line = new RoleChangeLine(session, "auth remove");
    this.protectedContext = new ProtectedContextCheck(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    RoleChange change = line.read(force, streams);
    protectedContext.require(
        "%s loses %s on %s."
            .formatted(
                change.who(),
                String.join(", ", change.roles()),
                AccessWords.spoken(change.resource())),
        streams);
    return change.take(session, force);
  }
}
