package io.pachsh.serve;

import io.pachsh.access.Decision;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import java.util.Optional;

/**
 * What a caller has to show before a call looks at its request, as pachd asks it.
 *
 * @param open whether nothing is asked
 * @param orOff whether everybody passes while access control is off
 * @param permission wanted on the cluster; without one a token that works is enough
 */
record Gate(boolean open, boolean orOff, Optional<Permission> permission) {
  static final Gate OPEN = new Gate(true, true, Optional.empty());
  static final Gate SIGNED_IN = new Gate(false, false, Optional.empty());
  static final Gate SIGNED_IN_OR_OFF = new Gate(false, true, Optional.empty());

  static Gate of(Permission permission) {
    return new Gate(false, false, Optional.of(permission));
  }

  static Gate orOff(Permission permission) {
    return new Gate(false, true, Optional.of(permission));
  }

  /** Throws a {@link RefusedException} unless the visitor may pass. */
  void admit(Visit visit) {
    if (open || (orOff && !visit.cluster().isActivated())) {
      return;
    }
    Principal caller = visit.caller().whoAmI().principal();
    permission.ifPresent(wanted -> require(visit, caller, wanted));
  }

  private static void require(Visit visit, Principal caller, Permission wanted) {
    Decision decision = visit.caller().permissions().decide(caller, wanted, Resource.CLUSTER);
    if (!decision.isAllowed()) {
      throw new RefusedException(
          new Refusal.NotAuthorized(caller, decision.missing(), Resource.CLUSTER));
    }
  }
}
