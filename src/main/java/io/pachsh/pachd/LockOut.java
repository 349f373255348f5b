package io.pachsh.pachd;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.AccessFindings;
import io.pachsh.pachd.connection.PachdClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lock-out guard of a real cluster. pachd lists no tokens, so it looks at bindings alone. Root
 * and pachd itself do not count, for nobody may hold their tokens any more; the caller does.
 */
record LockOut(PachdClient pachd) {
  private static final Set<String> PACHDS_OWN = Set.of("pach", "internal");

  /** Refuses roles of a principal on the cluster that leave nobody else to administer it. */
  void requireAdministrator(
      Map<Principal, Set<String>> binding, Principal principal, Collection<String> roles) {
    if (!AccessFindings.administers(binding.getOrDefault(principal, Set.of()))
        || AccessFindings.administers(roles)) {
      return;
    }
    Map<Principal, Set<String>> after = new TreeMap<>(binding);
    after.remove(principal);
    check(after, principal, Map.of());
  }

  /** Refuses to take members out of a group when nobody is left who administers the cluster. */
  void requireAdministratorWithout(Principal group, Collection<Principal> leaving) {
    Map<Principal, Set<String>> binding = new RemoteBindings(pachd).of(Resource.CLUSTER);
    if (AccessFindings.administers(binding.getOrDefault(group, Set.of()))) {
      check(binding, leaving.iterator().next(), Map.of(group, Set.copyOf(leaving)));
    }
  }

  private void check(
      Map<Principal, Set<String>> after, Principal lost, Map<Principal, Set<Principal>> leaving) {
    Set<Principal> left = new TreeSet<>();
    after.forEach(
        (holder, roles) -> {
          if (AccessFindings.administers(roles)) {
            left.addAll(behind(holder, leaving.getOrDefault(holder, Set.of())));
          }
        });
    Principal caller = new RemoteGroups(pachd).self();
    boolean everybody = left.contains(Principal.ALL_CLUSTER_USERS);
    boolean somebody = left.stream().anyMatch(it -> !PACHDS_OWN.contains(it.kind()));
    if (!everybody && !somebody && !left.contains(caller)) {
      pachd.notice(
          "pachd lists no tokens: only role bindings were looked at, and pach:root was not"
              + " counted.");
      throw new RefusedException(new Refusal.LockOut(lost));
    }
  }

  private Collection<Principal> behind(Principal holder, Set<Principal> leaving) {
    if (!holder.isGroup()) {
      return List.of(holder);
    }
    Set<Principal> members = new RemoteGroups(pachd).found(holder).orElseGet(TreeSet::new);
    members.removeAll(leaving);
    return members;
  }
}
