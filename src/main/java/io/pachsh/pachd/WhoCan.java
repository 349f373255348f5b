package io.pachsh.pachd;

import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Grants;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.pachd.connection.PachdClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Who has a permission on a resource of a real cluster: the bindings on the way and the members of
 * the groups in them are asked once, then everybody is judged by our evaluator.
 */
record WhoCan(PachdClient pachd) {

  SortedMap<Principal, Decision> ask(Permission permission, Resource resource) {
    Snapshot snapshot = snapshot(resource);
    Set<Principal> candidates = new TreeSet<>();
    snapshot.entries.values().forEach(entries -> candidates.addAll(entries.keySet()));
    candidates.removeIf(Principal::isGroup);
    candidates.addAll(snapshot.groups.keySet());
    return new Evaluator(snapshot)
        .allowed(candidates, new RemotePrincipals(pachd)::all, permission, resource);
  }

  private Snapshot snapshot(Resource resource) {
    Snapshot snapshot = new Snapshot(new HashMap<>(), new HashMap<>());
    RemoteGrants grants = new RemoteGrants(pachd);
    for (Resource bound : path(resource)) {
      Map<Principal, Set<String>> entries =
          grants
              .binding(bound)
              .orElseThrow(() -> new RefusedException(new Refusal.NoRoleBinding(bound)));
      requireKnown(bound, entries);
      snapshot.entries.put(bound, entries);
      for (Principal holder : entries.keySet()) {
        if (holder.isGroup()) {
          new RemoteGroups(pachd)
              .found(holder)
              .orElseGet(TreeSet::new)
              .forEach(
                  member ->
                      snapshot.groups.computeIfAbsent(member, it -> new HashSet<>()).add(holder));
        }
      }
    }
    return snapshot;
  }

  private static void requireKnown(Resource bound, Map<Principal, Set<String>> entries) {
    entries.forEach(
        (holder, roles) -> roles.forEach(role -> known("Who can", holder, role, bound)));
  }

  /**
   * The role of that name. What a role of a newer pachd allows only that pachd knows; leaving it
   * out would mislead.
   *
   * @param question begins the sentence that says what cannot be told
   */
  static Role known(String question, Principal holder, String name, Resource bound) {
    return Role.named(name)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "%s cannot be told: %s has the role '%s' on %s, which pachsh does not know."
                        .formatted(question, holder, name, bound.text()),
                    "This pachd is newer than pachsh, or its own: 'version' says. The bindings"
                        + " themselves are shown by 'auth get'."));
  }

  private static List<Resource> path(Resource resource) {
    return switch (resource.type()) {
      case CLUSTER -> List.of(Resource.CLUSTER);
      case REPO -> List.of(Resource.CLUSTER, Evaluator.projectOf(resource), resource);
      default -> List.of(Resource.CLUSTER, resource);
    };
  }

  /** What was asked of pachd, for the evaluator. */
  private record Snapshot(
      Map<Resource, Map<Principal, Set<String>>> entries, Map<Principal, Set<Principal>> groups)
      implements Grants {
    @Override
    public Optional<Map<Principal, Set<String>>> binding(Resource resource) {
      return Optional.ofNullable(entries.get(resource));
    }

    @Override
    public Set<Principal> groupsOf(Principal principal) {
      return groups.getOrDefault(principal, Set.of());
    }
  }
}
