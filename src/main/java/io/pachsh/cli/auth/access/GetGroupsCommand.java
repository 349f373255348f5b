package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Lists the groups of somebody. */
@CommandLine.Command(
    footer = {"", "Examples:", "  auth get-groups", "  auth get-groups okta:ada@example.com"})
final class GetGroupsCommand implements Command {
  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "PRINCIPAL", description = "Whose; yours when absent.")
  private @Nullable String principal;

  GetGroupsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    SortedSet<Principal> groups =
        principal == null
            ? session.caller().groups().own()
            : session
                .caller()
                .groups()
                .of(new KnownPrincipals(session).asked(principal, Resource.CLUSTER, streams));
    return Listing.of(
        Answer.many(List.of("group"), groups, group -> Fields.of("group", group.text())),
        (principal == null ? "you are" : principal + " is") + " in no group",
        streams);
  }
}
