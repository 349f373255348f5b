package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.GroupMemberships;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyDifference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Principals who join a group or leave it, told by what that really changes: the cluster's answer
 * says nothing of it, so its members are looked at before.
 */
final class MembershipChange {
  private final Principal group;
  private final Set<Principal> changing;
  private final Set<Principal> staying;

  private MembershipChange(
      Principal group, List<Principal> named, Predicate<Principal> alreadyThatWay) {
    this.group = group;
    this.changing =
        named.stream()
            .filter(alreadyThatWay.negate())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.staying =
        named.stream().filter(alreadyThatWay).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Lets principals join a group, which exists as soon as it has one. */
  static Answer join(
      GroupMemberships groups, Principal group, List<Principal> named, Streams streams) {
    MembershipChange change =
        new MembershipChange(group, named, before(groups, group, named, false)::contains);
    groups.modify(group, named, List.of(), false);
    streams.changes(PolicyDifference.ofMembers(group, change.changing, true).lines());
    return change.answer("added", "Added to " + group + ": ", "in " + group + " already");
  }

  /** Lets principals leave a group; with {@code force} even when that locks everybody out. */
  static Answer leave(
      GroupMemberships groups,
      Principal group,
      List<Principal> named,
      boolean force,
      Streams streams) {
    Set<Principal> before = before(groups, group, named, true);
    MembershipChange change =
        new MembershipChange(group, named, principal -> !before.contains(principal));
    groups.modify(group, List.of(), named, force);
    streams.changes(PolicyDifference.ofMembers(group, change.changing, false).lines());
    return change.answer("removed", "Not in " + group + " any more: ", "not in " + group);
  }

  /** The members; where the caller may not see them, those of whom the change is supposed. */
  private static Set<Principal> before(
      GroupMemberships groups, Principal group, List<Principal> named, boolean supposed) {
    try {
      return groups.membersOf(group);
    } catch (RefusedException e) {
      boolean isHidden = e.refusal() instanceof Refusal.NotAuthorized;
      return isHidden && supposed ? Set.copyOf(named) : Set.of();
    }
  }

  private Answer answer(String field, String changed, String unchanged) {
    String rest = names(staying) + (staying.size() == 1 ? " is " : " are ") + unchanged + ".";
    String sentence =
        changing.isEmpty() ? "Nothing changes: " + rest : changed + names(changing) + ".";
    Fields fields =
        Fields.of("group", group.text())
            .with(field, changing.stream().map(Principal::text).toList());
    return changing.isEmpty() || staying.isEmpty()
        ? Answer.one(fields, sentence)
        : Answer.one(fields, sentence, rest);
  }

  private static String names(Set<Principal> principals) {
    return principals.stream().map(Principal::text).collect(Collectors.joining(", "));
  }
}
