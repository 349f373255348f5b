package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import java.util.List;
import java.util.Set;

/** Whether a principal is in a group. The group itself stays known, as in pachd. */
public record MemberEdit(Principal group, Principal member, boolean in) implements Edit {
  static final String KIND = "member";

  @Override
  public ClusterState on(ClusterState before) {
    Groups groups = before.groups();
    return before.with(in ? groups.joined(group, member) : groups.left(group, member));
  }

  @Override
  public MemberEdit back(ClusterState state) {
    return new MemberEdit(group, member, state.groupsOf(member).contains(group));
  }

  @Override
  public MemberEdit piece() {
    return new MemberEdit(group, member, false);
  }

  @Override
  public String description() {
    return "%s %s in %s".formatted(member, in ? "is" : "is not", group);
  }

  @Override
  public Set<Principal> concerned() {
    return group.equals(member) ? Set.of(group) : Set.of(group, member);
  }

  @Override
  public List<String> row() {
    return List.of(KIND, group.text(), member.text(), EditJson.text(in));
  }
}
