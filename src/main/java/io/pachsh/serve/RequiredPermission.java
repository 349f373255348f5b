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
record RequiredPermission(boolean open, boolean orOff, Optional<Permission> permission) {
  static final RequiredPermission OPEN = new RequiredPermission(true, true, Optional.empty());
  static final RequiredPermission SIGNED_IN =
      new RequiredPermission(false, false, Optional.empty());
  static final RequiredPermission SIGNED_IN_OR_OFF =
      new RequiredPermission(false, true, Optional.empty());

  static RequiredPermission of(Permission permission) {
    return new RequiredPermission(false, false, Optional.of(permission));
  }

  static RequiredPermission orOff(Permission permission) {
    return new RequiredPermission(false, true, Optional.of(permission));
  }

  /** Throws a {@link RefusedException} unless the caller may go on. */
  void admit(CallContext context) {
    if (open || (orOff && !context.cluster().isActivated())) {
      return;
    }
    Principal caller = context.caller().whoAmI().principal();
    permission.ifPresent(wanted -> require(context, caller, wanted));
  }

  private static void require(CallContext context, Principal caller, Permission wanted) {
    Decision decision = context.caller().permissions().decide(caller, wanted, Resource.CLUSTER);
    if (!decision.isAllowed()) {
      throw new RefusedException(
          new Refusal.NotAuthorized(caller, decision.missing(), Resource.CLUSTER));
    }
  }
}
