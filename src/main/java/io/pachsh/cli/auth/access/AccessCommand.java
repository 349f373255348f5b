package io.pachsh.cli.auth.access;

import io.pachsh.access.Decision;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Lists every role that counts for somebody; with -o json, every permission, too. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth access okta:ada@example.com",
      "  auth access robot:ci -o json"
    })
final class AccessCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "PRINCIPAL", description = "Whose access.")
  private String who = "";

  AccessCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Principal principal = new KnownPrincipals(session).asked(who, Resource.CLUSTER, streams);
    List<Decision.Step> steps = session.caller().permissions().accessOf(principal);
    return Listing.of(
        Answer.many(List.of("resource", "role", "held_by"), steps, AccessCommand::row),
        principal + " has no role anywhere",
        streams);
  }

  private static Fields row(Decision.Step step) {
    return Fields.of("resource", step.bound().text())
        .with("role", step.role().wireName())
        .with("held_by", step.holder().text())
        .with("permissions", step.role().permissions().stream().sorted().map(Enum::name).toList());
  }
}
