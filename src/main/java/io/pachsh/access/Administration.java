package io.pachsh.access;

import java.util.List;
import java.util.SortedMap;

/**
 * What administrators ask about access and change in it, as one caller. Each method throws {@link
 * RefusedException} when the cluster refuses; the gates are pachd's where pachd has the operation,
 * else CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL for questions and CLUSTER_MODIFY_BINDINGS for
 * changes. A change that would leave nobody able to administer the cluster is refused with {@link
 * Refusal.LockOut} unless {@code force} is given.
 */
public interface Administration {
  /** The caller's own roles and permissions on a resource (GetPermissions). */
  Holdings holdings(Resource resource);

  /** Another principal's (GetPermissionsForPrincipal). */
  Holdings holdings(Resource resource, Principal principal);

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

  /** Everything that decides about access. */
  AccessPolicy policy();

  /**
   * Makes the cluster's bindings and groups like a policy, as one change.
   *
   * @param prune whether entries that the policy does not name are removed
   */
  void apply(AccessPolicy policy, boolean prune, boolean force);

  /** The changes of this cluster, oldest first, saved and unsaved. */
  List<AuditRecord> audit();

  /** Whether the saved changes are the ones that were recorded. */
  AuditChain auditChain();

  /** What undoing the last {@code count} changes that can be undone would do. */
  UndoPreview undoing(int count);

  /** Restores bindings, groups, projects and configuration from before the last changes. */
  void undo(int count, boolean force);
}
