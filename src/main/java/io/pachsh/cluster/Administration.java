package io.pachsh.cluster;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Decision;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

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

  /** Adds and removes single roles of a principal; returns the roles it has then. */
  Set<String> changeRoles(
      Resource resource,
      Principal principal,
      Collection<String> add,
      Collection<String> remove,
      boolean force);

  /** Replaces a principal's roles; none removes it. Returns the roles that it lost. */
  Set<String> setRoles(
      Resource resource, Principal principal, Collection<String> roles, boolean force);

  /** The caller's groups (GetGroups). */
  SortedSet<Principal> groups();

  /** Another principal's groups (GetGroupsForPrincipal). */
  SortedSet<Principal> groupsOf(Principal principal);

  /** All groups with their members. */
  SortedMap<Principal, SortedSet<Principal>> members();

  /** The members of a group (GetUsers); an unknown group is a refusal. */
  SortedSet<Principal> membersOf(Principal group);

  /** Adds, then removes members (ModifyMembers); creates the group implicitly. */
  void modifyMembers(
      Principal group, Collection<Principal> add, Collection<Principal> remove, boolean force);

  /** Puts a principal into exactly these groups, which come to be if need be (SetGroupsForUser). */
  void setGroups(Principal principal, Collection<Principal> groups, boolean force);

  /** Everybody whose groups were ever set, be they in none now (GetUsers without a group). */
  SortedSet<Principal> everMembers();

  /** Everybody who has a role, a token or a group, except groups and allClusterUsers. */
  SortedSet<Principal> principals();

  /**
   * Whom a mistyped name may mean, groups left out: everybody who is known, or on a real cluster,
   * where that takes a question per repo, whoever has a role on the cluster, a token or a group.
   */
  default SortedSet<Principal> likelyPrincipals() {
    return principals();
  }

  /** Which groups a mistyped name may mean: all, or those that have a role on a real cluster. */
  default SortedSet<Principal> likelyGroups() {
    return new TreeSet<>(members().keySet());
  }

  /**
   * Whether somebody has a role, a token or a group, or is a group; roles on projects and repos of
   * a real cluster do not count. Asked for each line that names somebody, so it takes a few
   * questions, however large the cluster, and sorts and copies nothing.
   */
  boolean isKnown(Principal principal);

  /** All tokens, expired ones included; newest last. */
  List<TokenSummary> tokens();

  /** The robots' tokens as hashes (ExtractAuthTokens). */
  List<TokenSummary> extractTokens();

  /** Puts back an extracted token (RestoreAuthToken). */
  void restoreToken(String hash, Principal principal, Optional<Instant> expires);

  /**
   * Purges tokens past their expiry (DeleteExpiredAuthTokens); returns how many, -1 for unknown.
   */
  int deleteExpiredTokens();

  /** The projects and the repos in each. */
  SortedMap<String, SortedSet<String>> places();

  /** The projects alone. */
  SortedSet<String> projects();

  /** The repos of one project; none when it is not there. */
  SortedSet<String> repos(String project);

  /** Whether a project or repo is there: asks for that one, and for nothing beside it. */
  boolean contains(Resource place);

  void createProject(String project);

  void deleteProject(String project);

  void createRepo(String project, String repo);

  void deleteRepo(String project, String repo);

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

  /** The roles of a resource, by principal, for reading; empty when it has no binding. */
  Map<Principal, Set<String>> binding(Resource resource);
}
