package io.pachsh.cluster;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Who has which roles on the resources of a cluster, as one caller. */
public interface RoleBindings {
  /** The roles of a resource, by principal, for reading; empty when it has no binding. */
  Map<Principal, Set<String>> of(Resource resource);

  /**
   * Adds and removes single roles of principals; returns the roles that each has then. An embedded
   * cluster makes one change of it, all of it or nothing. A real one acts in order, and a failure
   * says what was done.
   */
  SortedMap<Principal, Set<String>> change(
      Resource resource,
      Collection<Principal> principals,
      Collection<String> add,
      Collection<String> remove,
      boolean force);

  /** Replaces a principal's roles; none removes it. Returns the roles that it lost. */
  Set<String> set(Resource resource, Principal principal, Collection<String> roles, boolean force);
}
