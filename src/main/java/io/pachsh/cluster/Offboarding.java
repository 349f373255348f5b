package io.pachsh.cluster;

import io.pachsh.access.Principal;

/** What somebody has who leaves, and taking it away, as one caller. */
public interface Offboarding {
  /** What they have, as far as the cluster can be asked; asks for every binding. */
  Belongings of(Principal principal);

  /**
   * Takes away roles, memberships and tokens of somebody and of the robots named with them. An
   * embedded cluster makes one change of it, of which undo brings back all but the tokens. A real
   * one acts in order, and a failure says what was done. Whoever stands in a provider's list can
   * log in again.
   *
   * @param belongings what {@link #of} answered, with the robots that are to go as well
   * @return how many tokens ended
   */
  int offboard(Belongings belongings, boolean force);
}
