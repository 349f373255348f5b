package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.cluster.Caller;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** Lists the people who have a role, a token or a group. */
@CommandLine.Command(footer = {"", "Examples:", "  auth list users", "  auth list users -o name"})
final class ListUsersCommand implements Command {
  private final Session session;

  private static final Set<String> OTHERS =
      Set.of("robot", "pipeline", "pach", "internal", "group", "");

  ListUsersCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Caller caller = session.caller();
    Map<Principal, List<String>> groups = new HashMap<>();
    caller
        .groups()
        .all()
        .forEach(
            (group, members) ->
                members.forEach(
                    member ->
                        groups
                            .computeIfAbsent(member, unused -> new ArrayList<>())
                            .add(group.text())));
    return Listing.of(
        Answer.many(
            List.of("principal", "groups"),
            caller.principals().all().stream()
                .filter(principal -> !OTHERS.contains(principal.kind()))
                .toList(),
            principal ->
                Fields.of("principal", principal.text())
                    .with("groups", groups.getOrDefault(principal, List.of()))),
        "nobody has logged in or been given a role yet",
        streams);
  }
}
