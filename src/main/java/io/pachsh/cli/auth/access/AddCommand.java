package io.pachsh.cli.auth.access;

import io.pachsh.command.Command;
import io.pachsh.command.ProjectOption;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives roles to somebody, beside those they have. */
@CommandLine.Command(
    footer = {
      "",
      ProjectOption.RESOURCES,
      "",
      "Examples:",
      "  auth add clusterAdmin robot:admin2 cluster",
      "  auth add repoReader,repoWriter group/okta:data-science repo:vision/images",
      "  auth add repoReader user:ada@example.com user:grace@example.com repo:vision/images"
    })
final class AddCommand implements Command {
  private final Session session;

  @Mixin private final RoleChangeLine line;

  @Option(names = "--force", description = "Bind any role to anything, as pachd would.")
  private boolean force;

  AddCommand(Session session) {
    this.session = session;
    this.line = new RoleChangeLine(session, "auth add");
  }

  @Override
  public Answer run(Streams streams) {
    RoleChange change = line.read(force, streams);
    if (!force) {
      RoleList.requireBindable(change.roles(), change.resource());
    }
    return change.give(session, force, streams).leadingTo(next());
  }

  private String next() {
    return "'auth explain' says why somebody may do something; "
        + (session.context().isEmbedded()
            ? "'undo' undoes"
            : "'auth remove' takes a role away again");
  }
}
