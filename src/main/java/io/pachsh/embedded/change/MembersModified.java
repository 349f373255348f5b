package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.MemberEdit;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Principals joined a group and left it; the group exists from then on. */
public record MembersModified(
    Stamp stamp, Principal group, Set<Principal> joined, Set<Principal> left) implements Change {
  static final String KIND = "members-modified";

  public MembersModified {
    joined = Set.copyOf(joined);
    left = Set.copyOf(left);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return Edit.all(edits(before), before.with(before.groups().opened(group)));
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    return Stream.concat(
            joined.stream().sorted().<Edit>map(member -> new MemberEdit(group, member, true)),
            left.stream().sorted().map(member -> new MemberEdit(group, member, false)))
        .toList();
  }

  @Override
  public String description() {
    if (joined.isEmpty() && left.isEmpty()) {
      return group + " created, without members";
    }
    return group
        + (joined.isEmpty() ? "" : " gained " + names(joined))
        + (joined.isEmpty() || left.isEmpty() ? "" : " and")
        + (left.isEmpty() ? "" : " lost " + names(left));
  }

  private static String names(Set<Principal> members) {
    return new TreeSet<>(members).stream().map(Principal::text).collect(Collectors.joining(", "));
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("group", group.text());
    JsonObject.writePrincipals(json, "joined", joined);
    JsonObject.writePrincipals(json, "left", left);
  }

  static MembersModified read(Stamp stamp, JsonObject json) throws DamagedException {
    return new MembersModified(
        stamp,
        new Principal(json.text("group")),
        json.principals("joined"),
        json.principals("left"));
  }
}
