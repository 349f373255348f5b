package io.pachsh.cluster;

import io.pachsh.access.Decision;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.List;
import java.util.SortedMap;

/** What the role bindings and groups of a cluster let somebody do, as one caller asks. */
public interface PermissionQueries {
  /** The caller's own roles and permissions on a resource (GetPermissions). */
  Holdings own(Resource resource);

  /** Another principal's (GetPermissionsForPrincipal). */
  Holdings of(Principal principal, Resource resource);

  /** Whether a principal has a permission on a resource, and by which path. */
  Decision decide(Principal principal, Permission permission, Resource resource);

  /**
   * Everybody known who has a permission on a resource, with the path of each; allClusterUsers
   * itself when everybody has it. A resource without a binding is a refusal.
   */
  SortedMap<Principal, Decision> whoCan(Permission permission, Resource resource);

  /**
   * Every role that reaches a principal: its own, everybody's, and its groups', each with all of
   * its permissions; by resource, holder and role.
   */
  List<Decision.Step> accessOf(Principal principal);
}
