package io.pachsh.pachd;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.PolicyStore;
import io.pachsh.pachd.connection.PachdClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that decides about access on a real cluster, read from it and made so on it: change by
 * change, for pachd has no call for all of them at once.
 */
record RemotePolicy(
    PachdClient pachd,
    RemoteBindings remoteBindings,
    RemoteGroups memberships,
    RemotePlaces remotePlaces,
    RemoteTokens remoteTokens)
    implements PolicyStore {
  private static final Set<String> PACHDS_OWN = Set.of("pach", "internal");

  RemotePolicy(PachdClient pachd) {
    this(
        pachd,
        new RemoteBindings(pachd),
        new RemoteGroups(pachd),
        new RemotePlaces(pachd),
        new RemoteTokens(pachd));
  }

  @Override
  public AccessPolicy read() {
    SortedMap<Resource, Map<Principal, Set<String>>> bindings =
        remoteBindings.ofAll(remotePlaces.resources());
    Set<Principal> known = new TreeSet<>();
    bindings.values().forEach(entries -> known.addAll(entries.keySet()));
    remoteTokens.ofRobots().forEach(token -> known.add(token.principal()));
    return AccessPolicy.of(bindings, memberships.all(), known);
  }

  @Override
  public void apply(AccessPolicy policy, List<Resource> missing, boolean prune, boolean force) {
    OrderedSteps edits = new OrderedSteps(pachd::notice);
    SortedMap<Resource, Map<Principal, Set<String>>> made = new TreeMap<>();
    for (Resource place : missing) {
      edits.add(place.text() + " made", () -> remotePlaces.create(place));
      made.put(place, Map.of(memberships.self(), Set.of(Role.ofOwner(place).wireName())));
    }
    addRoles(policy, made, prune, force, edits);
    addMembers(policy, prune, force, edits);
    edits.make();
  }

  /**
   * Adds what makes roles so.
   *
   * @param made the places that are there by then, and who has what on them
   */
  private void addRoles(
      AccessPolicy policy,
      SortedMap<Resource, Map<Principal, Set<String>>> made,
      boolean prune,
      boolean force,
      OrderedSteps edits) {
    Set<Resource> concerned = new LinkedHashSet<>(policy.bindings().keySet());
    if (prune) {
      concerned.addAll(remotePlaces.resources());
    }
    concerned.removeAll(made.keySet());
    SortedMap<Resource, Map<Principal, Set<String>>> present = remoteBindings.ofAll(concerned);
    present.putAll(made);
    concerned.addAll(made.keySet());
    // What is given comes before what is taken, so that nobody is without access in between.
    List<OrderedSteps.Step> losses = new ArrayList<>();
    for (Resource resource : concerned) {
      Map<Principal, Set<String>> before = present.getOrDefault(resource, Map.of());
      Map<Principal, ? extends Set<String>> wanted =
          policy.bindings().getOrDefault(resource, new TreeMap<>());
      if (before.isEmpty() && !wanted.isEmpty() && remoteBindings.existing(resource).isEmpty()) {
        throw new RefusedException(new Refusal.NoRoleBinding(resource));
      }
      wanted.forEach(
          (principal, roles) -> {
            if (!before.getOrDefault(principal, Set.of()).equals(roles)) {
              edits.addAll(List.of(roles(resource, principal, roles, force)));
            }
          });
      for (Principal bound : before.keySet()) {
        if (prune && !wanted.containsKey(bound) && !PACHDS_OWN.contains(bound.kind())) {
          losses.add(roles(resource, bound, Set.of(), force));
        }
      }
    }
    edits.addAll(losses);
  }

  private OrderedSteps.Step roles(
      Resource resource, Principal principal, Set<String> roles, boolean force) {
    return new OrderedSteps.Step(
        RemoteBindings.words(resource, principal, roles),
        () -> remoteBindings.set(resource, principal, roles, force),
        Optional.of(() -> remoteBindings.has(resource, principal, roles)));
  }

  private boolean isMade(Principal group, Set<Principal> add, Set<Principal> remove) {
    Set<Principal> now = memberships.all().get(group);
    return now == null
        ? add.isEmpty()
        : now.containsAll(add) && remove.stream().noneMatch(now::contains);
  }

  private void addMembers(AccessPolicy policy, boolean prune, boolean force, OrderedSteps edits) {
    if (policy.groups().isEmpty() && !prune) {
      return;
    }
    SortedMap<Principal, SortedSet<Principal>> present = memberships.all();
    Set<Principal> groups = new TreeSet<>(policy.groups().keySet());
    if (prune) {
      groups.addAll(present.keySet());
    }
    for (Principal group : groups) {
      SortedSet<Principal> before = present.getOrDefault(group, new TreeSet<>());
      SortedSet<Principal> add =
          new TreeSet<>(policy.groups().getOrDefault(group, new TreeSet<>()));
      SortedSet<Principal> remove = new TreeSet<>();
      if (prune) {
        remove.addAll(before);
        remove.removeAll(add);
      }
      add.removeAll(before);
      if (!add.isEmpty() || !remove.isEmpty()) {
        edits.addAll(
            List.of(
                new OrderedSteps.Step(
                    "members of %s: %d more, %d fewer".formatted(group, add.size(), remove.size()),
                    () -> memberships.modify(group, add, remove, force),
                    Optional.of(() -> isMade(group, add, remove)))));
      }
    }
  }
}
