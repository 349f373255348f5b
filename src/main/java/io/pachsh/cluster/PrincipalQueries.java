package io.pachsh.cluster;

import io.pachsh.access.Principal;
import java.util.SortedSet;

/** Whom a cluster knows, as one caller asks. */
public interface PrincipalQueries {
  /** Everybody who has a role, a token or a group, except groups and allClusterUsers. */
  SortedSet<Principal> all();

  /**
   * Whom a mistyped name may mean, groups left out: {@link #all}, or on a real cluster, where that
   * takes a question per repo, whoever has a role on the cluster, a token or a group.
   */
  SortedSet<Principal> likely();

  /**
   * Which groups a mistyped name may mean: all that have a member or a role, or those that have a
   * role on the cluster itself, where it is a real one.
   */
  SortedSet<Principal> likelyGroups();

  /**
   * Whether somebody has a role, a token or a group, or is a group; of roles on projects and repos
   * of a real cluster those count that were seen since it was first asked. Asked for each line that
   * names somebody, so it takes a few questions, however large the cluster, and sorts and copies
   * nothing.
   */
  boolean isKnown(Principal principal);
}
