package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.cluster.GroupMemberships;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;

/** Lists the groups: those that have members, and those that have roles. */
@CommandLine.Command(footer = {"", "Examples:", "  auth list groups", "  auth list groups -o json"})
final class ListGroupsCommand implements Command {
  private final Session session;

  ListGroupsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    GroupMemberships groups = session.caller().groups();
    SortedMap<Principal, Integer> roles = groups.roleCounts();
    SortedMap<Principal, SortedSet<Principal>> members = new TreeMap<>(groups.all());
    roles.keySet().forEach(group -> members.putIfAbsent(group, new TreeSet<>()));
    return Listing.of(
        Answer.many(
            List.of("group", "member_count", "role_count"),
            members.entrySet(),
            entry -> row(entry, roles.getOrDefault(entry.getKey(), 0))),
        "there are no groups",
        streams);
  }

  private static Fields row(Map.Entry<Principal, SortedSet<Principal>> group, int roles) {
    return Fields.of("group", group.getKey().text())
        .with("member_count", group.getValue().size())
        .with("role_count", roles)
        .with("members", group.getValue().stream().map(Principal::text).toList());
  }
}
