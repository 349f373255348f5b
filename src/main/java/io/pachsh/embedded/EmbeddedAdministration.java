package io.pachsh.embedded;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Administration;
import io.pachsh.cluster.AuditChain;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.cluster.UndoPreview;
import io.pachsh.embedded.change.GroupsSet;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.state.Bindings;
import io.pachsh.embedded.state.Groups;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The administration of an embedded cluster, as one caller. */
final class EmbeddedAdministration implements Administration {
  private static final Permission ASKING = Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL;

  private final CallerOperations callerOperations;

  EmbeddedAdministration(CallerOperations callerOperations) {
    this.callerOperations = callerOperations;
  }

  @Override
  public Holdings holdings(Resource resource) {
    Gate gate = callerOperations.gate();
    return new Evaluator(gate.state()).holdings(gate.authenticated().principal(), resource);
  }

  @Override
  public Holdings holdings(Resource resource, Principal principal) {
    return new Evaluator(judged(principal).state()).holdings(principal, resource);
  }

  @Override
  public Decision decide(Principal principal, Permission permission, Resource resource) {
    return judged(principal).decide(principal, permission, resource);
  }

  @Override
  public SortedMap<Principal, Decision> whoCan(Permission permission, Resource resource) {
    return permitted(ASKING).whoCan(permission, resource);
  }

  @Override
  public List<Decision.Step> accessOf(Principal principal) {
    return judged(principal).accessOf(principal);
  }

  @Override
  public Set<String> changeRoles(
      Resource resource,
      Principal principal,
      Collection<String> add,
      Collection<String> remove,
      boolean force) {
    return callerOperations.change(
        force,
        gate ->
            new BindingRequest(resource, principal)
                .changed(add, remove, gate, callerOperations.identifiers()));
  }

  @Override
  public Set<String> setRoles(
      Resource resource, Principal principal, Collection<String> roles, boolean force) {
    return callerOperations.change(
        force,
        gate ->
            new BindingRequest(resource, principal)
                .with(roles, gate, callerOperations.identifiers()));
  }

  @Override
  public SortedSet<Principal> groups() {
    Gate gate = callerOperations.gate();
    return new TreeSet<>(gate.state().groups().of(gate.authenticated().principal()));
  }

  @Override
  public SortedSet<Principal> groupsOf(Principal principal) {
    return new TreeSet<>(
        permitted(Permission.CLUSTER_AUTH_GET_GROUPS).state().groups().of(principal));
  }

  @Override
  public SortedMap<Principal, SortedSet<Principal>> members() {
    return permitted(Permission.CLUSTER_AUTH_GET_GROUP_USERS).members();
  }

  @Override
  public SortedSet<Principal> membersOf(Principal group) {
    return permitted(Permission.CLUSTER_AUTH_GET_GROUP_USERS).membersOf(group);
  }

  @Override
  public void modifyMembers(
      Principal group, Collection<Principal> add, Collection<Principal> remove, boolean force) {
    callerOperations.change(
        force,
        gate ->
            new MembershipRequest(group, add, remove)
                .propose(gate, callerOperations.identifiers()));
  }

  @Override
  public void setGroups(Principal principal, Collection<Principal> groups, boolean force) {
    callerOperations.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS);
          PrincipalRules.requireCanonical(principal, gate.state());
          Set<Principal> wanted = Set.copyOf(groups);
          Groups known = gate.state().groups();
          return known.byMember().containsKey(principal) && known.of(principal).equals(wanted)
              ? Proposal.nothing(false)
              : Proposal.of(
                  new GroupsSet(callerOperations.identifiers().stamp(caller), principal, wanted),
                  true);
        });
  }

  @Override
  public SortedSet<Principal> everMembers() {
    Gate gate = callerOperations.gate();
    gate.permitted(Permission.CLUSTER_AUTH_GET_GROUP_USERS);
    return new TreeSet<>(gate.state().groups().byMember().keySet());
  }

  @Override
  public SortedSet<Principal> principals() {
    return permitted(ASKING).principals();
  }

  @Override
  public boolean isKnown(Principal principal) {
    Permission needed =
        PrincipalRules.isGroup(principal) ? Permission.CLUSTER_AUTH_GET_GROUP_USERS : ASKING;
    return permitted(needed).isKnown(principal);
  }

  @Override
  public List<TokenSummary> tokens() {
    return new TokenRequest(callerOperations.gate()).list(false);
  }

  @Override
  public List<TokenSummary> extractTokens() {
    return new TokenRequest(callerOperations.gate()).list(true);
  }

  @Override
  public void restoreToken(String hash, Principal principal, Optional<Instant> expires) {
    callerOperations.change(
        false,
        gate ->
            new TokenRequest(gate)
                .restore(hash, principal, expires, callerOperations.identifiers()));
  }

  @Override
  public int deleteExpiredTokens() {
    return callerOperations.change(
        false, gate -> new TokenRequest(gate).deleteExpired(callerOperations.identifiers()));
  }

  @Override
  public SortedMap<String, SortedSet<String>> places() {
    return signedInOrOff().places();
  }

  @Override
  public SortedSet<String> projects() {
    return signedInOrOff().projects();
  }

  @Override
  public SortedSet<String> repos(String project) {
    return signedInOrOff().repos(project);
  }

  @Override
  public boolean contains(Resource place) {
    return signedInOrOff().contains(place);
  }

  private AccessQueries signedInOrOff() {
    Gate gate = callerOperations.gate();
    if (gate.state().isActivated()) {
      gate.authenticated();
    }
    return new AccessQueries(gate.state());
  }

  @Override
  public void createProject(String project) {
    callerOperations.change(
        false,
        gate -> PlaceRequest.project(project).create(gate, callerOperations.identifiers(), ""));
  }

  @Override
  public void deleteProject(String project) {
    callerOperations.change(
        false,
        gate -> PlaceRequest.project(project).delete(gate, callerOperations.identifiers(), false));
  }

  @Override
  public void createRepo(String project, String repo) {
    callerOperations.change(
        false,
        gate -> PlaceRequest.repo(project, repo).create(gate, callerOperations.identifiers(), ""));
  }

  @Override
  public void deleteRepo(String project, String repo) {
    callerOperations.change(
        false,
        gate ->
            PlaceRequest.repo(project, repo).delete(gate, callerOperations.identifiers(), false));
  }

  @Override
  public AccessPolicy policy() {
    return permitted(ASKING).policy();
  }

  @Override
  public void apply(AccessPolicy policy, boolean prune, boolean force) {
    callerOperations.change(
        force,
        gate -> new PolicyRequest(policy, prune).propose(gate, callerOperations.identifiers()));
  }

  @Override
  public List<AuditRecord> audit() {
    callerOperations.gate().permittedOrOff(ASKING, Resource.CLUSTER);
    return callerOperations.ledger().audit();
  }

  @Override
  public AuditChain auditChain() {
    callerOperations.gate().permittedOrOff(ASKING, Resource.CLUSTER);
    return callerOperations.ledger().auditChain();
  }

  @Override
  public UndoPreview undoing(int count) {
    return new UndoRequest(count).preview(callerOperations.gate());
  }

  @Override
  public void undo(int count, boolean force) {
    callerOperations.change(
        force, gate -> new UndoRequest(count).propose(gate, callerOperations.identifiers()));
  }

  @Override
  public Map<Principal, Set<String>> binding(Resource resource) {
    Gate gate = callerOperations.gate();
    gate.authenticated();
    return gate.state().binding(Bindings.place(resource)).orElse(Map.of());
  }

  /** Questions about a principal: everybody may ask them about themselves. */
  private AccessQueries judged(Principal principal) {
    Gate gate = callerOperations.gate();
    return gate.authenticated().principal().equals(principal)
        ? new AccessQueries(gate.state())
        : permitted(ASKING);
  }

  private AccessQueries permitted(Permission permission) {
    Gate gate = callerOperations.gate();
    gate.permitted(permission);
    return new AccessQueries(gate.state());
  }
}
