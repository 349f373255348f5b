package io.pachsh.cli.auth.access;

import io.pachsh.access.Decision;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.AccessFindings;
import io.pachsh.cluster.Caller;
import io.pachsh.failure.Failure;
import io.pachsh.screen.Remedy;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the caller administers now, and would not after a change: by whatever role reaches them,
 * their own, a group's or everybody's, and wherever it is bound.
 */
record OwnAdministration(Caller caller) {
  /** What is lost when some lose roles on a resource; nothing where other roles give it as well. */
  SortedSet<Resource> lostBy(
      Collection<String> roles, Collection<Principal> losing, Resource resource) {
    boolean harmless =
        kinds(resource).stream()
            .noneMatch(
                kind ->
                    roles.stream()
                        .flatMap(name -> Role.named(name).stream())
                        .anyMatch(role -> AccessFindings.administers(role, kind)));
    if (harmless) {
      return new TreeSet<>();
    }
    Set<Principal> holders = new TreeSet<>();
    holders.add(caller.whoAmI().principal());
    holders.add(Principal.ALL_CLUSTER_USERS);
    holders.addAll(caller.groups().own());
    return losing.stream().noneMatch(holders::contains)
        ? new TreeSet<>()
        : lost(
            new ReachingRoles(caller).of(holders, resource),
            step ->
                step.bound().equals(resource)
                    && losing.contains(step.holder())
                    && roles.contains(step.role().wireName()));
  }

  /** What is lost when some leave a group. */
  SortedSet<Resource> lostByLeaving(Principal group, Collection<Principal> leaving) {
    Principal self = caller.whoAmI().principal();
    return leaving.contains(self) && caller.groups().own().contains(group)
        ? lost(everything(self, group), step -> step.holder().equals(group))
        : new TreeSet<>();
  }

  /** Every role that reaches the caller; on the cluster alone where not all of them can be told. */
  private List<Decision.Step> everything(Principal self, Principal group) {
    try {
      return caller.permissions().accessOf(self);
    } catch (RefusedException | Failure e) {
      return new ReachingRoles(caller)
          .of(Set.of(self, Principal.ALL_CLUSTER_USERS, group), Resource.CLUSTER);
    }
  }

  /** The outermost resources on which something can be administered before and not after. */
  private static SortedSet<Resource> lost(
      List<Decision.Step> before, Predicate<Decision.Step> taken) {
    List<Decision.Step> after = before.stream().filter(taken.negate()).toList();
    SortedSet<Resource> lost = new TreeSet<>();
    for (Decision.Step step : before) {
      Resource bound = step.bound();
      boolean ends =
          kinds(bound).stream()
              .anyMatch(
                  kind -> administers(before, bound, kind) && !administers(after, bound, kind));
      if (ends) {
        lost.add(bound);
      }
    }
    SortedSet<Resource> all = new TreeSet<>(lost);
    lost.removeIf(
        it ->
            Remedy.placesOf(it).stream()
                .anyMatch(outer -> !outer.equals(it) && all.contains(outer)));
    return lost;
  }

  private static boolean administers(
      List<Decision.Step> steps, Resource resource, Resource.Type kind) {
    List<Resource> places = Remedy.placesOf(resource);
    return steps.stream()
        .anyMatch(
            step -> places.contains(step.bound()) && AccessFindings.administers(step.role(), kind));
  }

  /** What roles on a resource can administer: it, and what is in it. */
  private static List<Resource.Type> kinds(Resource resource) {
    return switch (resource.type()) {
      case CLUSTER -> List.of(Resource.Type.CLUSTER, Resource.Type.PROJECT, Resource.Type.REPO);
      case PROJECT -> List.of(Resource.Type.PROJECT, Resource.Type.REPO);
      default -> List.of(Resource.Type.REPO);
    };
  }
}
