package io.pachsh.cli.auth.access;

import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.command.ProjectOption;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes single roles from somebody. */
@CommandLine.Command(
    footer = {
      "",
      ProjectOption.RESOURCES,
      "",
      "Examples:",
      "  auth remove clusterAdmin robot:admin2 cluster",
      "  auth remove repoWriter group/okta:data-science repo:vision/images",
      "  auth remove repoReader user:ada@example.com user:grace@example.com repo:vision/images"
    })
final class RemoveCommand implements Command {
  private final Session session;

  @Mixin private final Confirmation confirmation;

  @Mixin private final RoleChangeLine line;

  @Option(
      names = "--force",
      description = "Even when nobody could administer the cluster afterwards.")
  private boolean force;

  RemoveCommand(Session session, Console console) {
    this.session = session;
    this.line = new RoleChangeLine(session, "auth remove");
    this.confirmation = new Confirmation(session, console, AskingRule.OWN_ADMINISTRATION);
  }

  @Override
  public Answer run(Streams streams) {
    RoleChange change = line.read(force, streams);
    String loss =
        "%s %s %s on %s."
            .formatted(
                change.who(),
                change.principals().size() == 1 ? "loses" : "lose",
                String.join(", ", change.roles()),
                change.resource().spoken());
    boolean own =
        !new OwnAdministration(session.caller())
            .lostBy(change.roles(), change.principals(), change.resource())
            .isEmpty();
    if (own) {
      confirmation.require(
          List.of(), loss + " That is your own right to administer it. Go on?", streams);
    } else {
      confirmation.requireOnProtected(List.of(), loss, streams);
    }
    return change.take(session, force, streams);
  }
}
