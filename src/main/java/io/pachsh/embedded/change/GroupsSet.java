package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.MemberEdit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A principal was put into exactly these groups, which exist from then on. */
public record GroupsSet(Stamp stamp, Principal member, Set<Principal> groups) implements Change {
  static final String KIND = "groups-set";

  public GroupsSet {
    groups = Set.copyOf(groups);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.groups().with(member, groups));
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    List<Edit> edits = new ArrayList<>();
    new TreeSet<>(groups).forEach(group -> edits.add(new MemberEdit(group, member, true)));
    for (Principal old : new TreeSet<>(before.groupsOf(member))) {
      if (!groups.contains(old)) {
        edits.add(new MemberEdit(old, member, false));
      }
    }
    return edits;
  }

  @Override
  public String description() {
    return groups.isEmpty()
        ? member + " is in no group"
        : new TreeSet<>(groups)
            .stream()
                .map(Principal::text)
                .collect(Collectors.joining(", ", member + " is in exactly ", ""));
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("member", member.text());
    JsonObject.writePrincipals(json, "groups", groups);
  }

  static GroupsSet read(Stamp stamp, JsonObject json) throws DamagedException {
    return new GroupsSet(stamp, new Principal(json.text("member")), json.principals("groups"));
  }
}
