package io.pachsh.pachd;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Administration;
import io.pachsh.cluster.AuditChain;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.cluster.UndoPreview;
import io.pachsh.pachd.connection.NoticeListener;
import io.pachsh.pachd.connection.PachdClient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The administration of a real cluster, as one caller. What pachd has no call for is put together
 * from those it has, each behind its own gate, or refused with {@link Refusal.Lacking}.
 */
final class PachdAdministration implements Administration {
  private final RemoteBindings remoteBindings;
  private final Memberships memberships;
  private final RemotePlaces remotePlaces;
  private final RemoteTokens remoteTokens;
  private final RoleHolders roleHolders;
  private final LockOut lockOut;

  PachdAdministration(PachdClient pachdClient, NoticeListener noticeListener) {
    this.remoteBindings = new RemoteBindings(pachdClient);
    this.memberships = new Memberships(pachdClient);
    this.remotePlaces = new RemotePlaces(pachdClient);
    this.remoteTokens = new RemoteTokens(pachdClient);
    this.roleHolders = new RoleHolders(pachdClient);
    this.lockOut = new LockOut(pachdClient, noticeListener);
  }

  @Override
  public Holdings holdings(Resource resource) {
    return roleHolders.own(resource);
  }

  @Override
  public Holdings holdings(Resource resource, Principal principal) {
    return roleHolders.of(principal, resource);
  }

  @Override
  public Decision decide(Principal principal, Permission permission, Resource resource) {
    return new Evaluator(new RemoteGrants(remoteBindings, memberships))
        .decide(principal, resource, List.of(permission));
  }

  @Override
  public SortedMap<Principal, Decision> whoCan(Permission permission, Resource resource) {
    return new WhoCan(remoteBindings, memberships, this::principals).ask(permission, resource);
  }

  @Override
  public List<Decision.Step> accessOf(Principal principal) {
    return roleHolders.everythingOf(principal);
  }

  @Override
  public Set<String> changeRoles(
      Resource resource,
      Principal principal,
      Collection<String> add,
      Collection<String> remove,
      boolean force) {
    Map<Principal, Set<String>> binding = remoteBindings.of(resource);
    Set<String> before = binding.getOrDefault(principal, Set.of());
    Set<String> after = new TreeSet<>(before);
    after.addAll(add);
    after.removeAll(remove);
    change(resource, principal, binding, after, force);
    return after;
  }

  @Override
  public Set<String> setRoles(
      Resource resource, Principal principal, Collection<String> roles, boolean force) {
    Map<Principal, Set<String>> binding = remoteBindings.of(resource);
    Set<String> lost = new TreeSet<>(binding.getOrDefault(principal, Set.of()));
    lost.removeAll(roles);
    change(resource, principal, binding, new TreeSet<>(roles), force);
    return lost;
  }

  private void change(
      Resource resource,
      Principal principal,
      Map<Principal, Set<String>> binding,
      Set<String> roles,
      boolean force) {
    if (!force && resource.type() == Resource.Type.CLUSTER) {
      lockOut.requireAdministrator(binding, principal, roles);
    }
    remoteBindings.set(resource, principal, roles);
  }

  @Override
  public SortedSet<Principal> groups() {
    return memberships.own();
  }

  @Override
  public SortedSet<Principal> groupsOf(Principal principal) {
    return memberships.of(principal);
  }

  @Override
  public SortedMap<Principal, SortedSet<Principal>> members() {
    return memberships.all();
  }

  @Override
  public SortedSet<Principal> membersOf(Principal group) {
    return memberships.membersOf(group);
  }

  @Override
  public void modifyMembers(
      Principal group, Collection<Principal> add, Collection<Principal> remove, boolean force) {
    if (!force && !remove.isEmpty()) {
      lockOut.requireAdministratorWithout(group, remove);
    }
    memberships.modify(group, add, remove);
  }

  @Override
  public SortedSet<Principal> everMembers() {
    return memberships.everybody();
  }

  @Override
  public void setGroups(Principal principal, Collection<Principal> groups, boolean force) {
    if (!force) {
      SortedSet<Principal> left = memberships.of(principal);
      left.removeAll(groups);
      left.forEach(group -> lockOut.requireAdministratorWithout(group, List.of(principal)));
    }
    memberships.set(principal, groups);
  }

  @Override
  public SortedSet<Principal> principals() {
    SortedSet<Principal> known = new TreeSet<>(memberships.everybody());
    remoteBindings
        .ofAll(remotePlaces.resources())
        .values()
        .forEach(entries -> known.addAll(entries.keySet()));
    extractTokens().forEach(token -> known.add(token.principal()));
    known.removeIf(RoleHolders::isGroup);
    known.remove(Principal.ALL_CLUSTER_USERS);
    return known;
  }

  @Override
  public SortedSet<Principal> likelyPrincipals() {
    SortedSet<Principal> likely = new TreeSet<>(remoteBindings.of(Resource.CLUSTER).keySet());
    addPermitted(likely, memberships::everybody);
    addPermitted(likely, () -> extractTokens().stream().map(TokenSummary::principal).toList());
    likely.removeIf(RoleHolders::isGroup);
    likely.remove(Principal.ALL_CLUSTER_USERS);
    return likely;
  }

  @Override
  public SortedSet<Principal> likelyGroups() {
    SortedSet<Principal> likely = new TreeSet<>(remoteBindings.of(Resource.CLUSTER).keySet());
    likely.removeIf(principal -> !RoleHolders.isGroup(principal));
    addPermitted(likely, memberships::own);
    return likely;
  }

  private static void addPermitted(
      Set<Principal> all, Supplier<? extends Collection<Principal>> question) {
    try {
      all.addAll(question.get());
    } catch (RefusedException e) {
      if (!(e.refusal() instanceof Refusal.NotAuthorized)) {
        throw e;
      }
    }
  }

  /** The cheapest questions first: mostly they are enough. */
  @Override
  public boolean isKnown(Principal principal) {
    if (remoteBindings.of(Resource.CLUSTER).containsKey(principal)) {
      return true;
    }
    return RoleHolders.isGroup(principal)
        ? memberships.contains(principal)
        : !memberships.of(principal).isEmpty()
            || memberships.everybody().contains(principal)
            || extractTokens().stream().anyMatch(token -> token.principal().equals(principal));
  }

  @Override
  public List<TokenSummary> tokens() {
    throw lacking(
        "listing everybody's tokens",
        "that lists them (ExtractAuthTokens gives those of robots alone)",
        "'auth tokens extract' shows the robots' tokens; 'auth revoke --user' ends somebody's.");
  }

  @Override
  public List<TokenSummary> extractTokens() {
    return remoteTokens.extract();
  }

  @Override
  public void restoreToken(String hash, Principal principal, Optional<Instant> expires) {
    remoteTokens.restore(hash, principal, expires);
  }

  @Override
  public int deleteExpiredTokens() {
    return remoteTokens.deleteExpired();
  }

  @Override
  public SortedMap<String, SortedSet<String>> places() {
    return remotePlaces.all();
  }

  @Override
  public SortedSet<String> projects() {
    return remotePlaces.projects();
  }

  @Override
  public SortedSet<String> repos(String project) {
    return remotePlaces.repos(project);
  }

  @Override
  public boolean contains(Resource place) {
    return remotePlaces.contains(place);
  }

  @Override
  public void createProject(String project) {
    remotePlaces.createProject(project);
  }

  @Override
  public void deleteProject(String project) {
    remotePlaces.deleteProject(project);
  }

  @Override
  public void createRepo(String project, String repo) {
    remotePlaces.createRepo(project, repo);
  }

  @Override
  public void deleteRepo(String project, String repo) {
    remotePlaces.deleteRepo(project, repo);
  }

  @Override
  public AccessPolicy policy() {
    return new RemotePolicy(remoteBindings, memberships, remotePlaces).read(remoteTokens);
  }

  @Override
  public void apply(AccessPolicy policy, boolean prune, boolean force) {
    new RemotePolicy(remoteBindings, memberships, remotePlaces).apply(policy, prune, force, this);
  }

  @Override
  public List<AuditRecord> audit() {
    throw noAudit();
  }

  @Override
  public AuditChain auditChain() {
    throw noAudit();
  }

  private RefusedException noAudit() {
    return lacking(
        "the audit",
        "that lists what was changed",
        "pachd's own log has the calls: kubectl logs -l app=pachd");
  }

  @Override
  public UndoPreview undoing(int count) {
    throw noUndo();
  }

  @Override
  public void undo(int count, boolean force) {
    throw noUndo();
  }

  @Override
  public Map<Principal, Set<String>> binding(Resource resource) {
    return remoteBindings.of(resource);
  }

  private static RefusedException noUndo() {
    return lacking(
        "undo",
        "that takes a change back",
        "Keep what 'access export' writes before a change; 'access apply' makes the cluster like it"
            + " again.");
  }

  private static RefusedException lacking(String what, String rpc, String instead) {
    return new RefusedException(new Refusal.Lacking(what, rpc, instead));
  }
}
