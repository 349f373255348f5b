package io.pachsh.pachd.connection;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has a role on which resource of a real cluster, as far as that was heard since the session
 * first asked it: pachd has no call that lists everybody, and asking for the binding of every repo
 * at each line would take too long.
 */
public final class SeenBindings {
  private final Map<Resource, Set<Principal>> holders = new ConcurrentHashMap<>();

  /** Notes whoever has a role there. */
  public void put(Resource resource, Collection<Principal> principals) {
    Set<Principal> all = ConcurrentHashMap.newKeySet();
    all.addAll(principals);
    holders.put(resource, all);
  }

  /** Notes that somebody has a role there now, or none. */
  public void change(Resource resource, Principal principal, boolean bound) {
    Set<Principal> known =
        holders.computeIfAbsent(resource, unused -> ConcurrentHashMap.newKeySet());
    if (bound) {
      known.add(principal);
    } else {
      known.remove(principal);
    }
  }

  public boolean name(Principal principal) {
    return holders.values().stream().anyMatch(known -> known.contains(principal));
  }

  public Set<Principal> principals() {
    Set<Principal> all = new TreeSet<>();
    holders.values().forEach(all::addAll);
    return all;
  }
}
