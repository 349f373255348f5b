package io.pachsh.embedded;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Administration;
import io.pachsh.access.AuditChain;
import io.pachsh.access.AuditRecord;
import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.UndoPreview;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The administration of an embedded cluster, as one caller. */
final class EmbeddedAdministration implements Administration {
  private static final Permission ASKING = Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL;

  private final Entrance entrance;

  EmbeddedAdministration(Entrance entrance) {
    this.entrance = entrance;
  }

  @Override
  public Holdings holdings(Resource resource) {
    Gate gate = entrance.gate();
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
    return entrance.change(
        force,
        gate -> new Binding(resource, principal).changed(add, remove, gate, entrance.mint()));
  }

  @Override
  public Set<String> setRoles(
      Resource resource, Principal principal, Collection<String> roles, boolean force) {
    return entrance.change(
        force, gate -> new Binding(resource, principal).with(roles, gate, entrance.mint()));
  }

  @Override
  public SortedSet<Principal> groups() {
    Gate gate = entrance.gate();
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
    entrance.change(
        force, gate -> new Membership(group, add, remove).propose(gate, entrance.mint()));
  }

  @Override
  public void setGroups(Principal principal, Collection<Principal> groups, boolean force) {
    entrance.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS);
          Subject.requireCanonical(principal, gate.state());
          Set<Principal> wanted = Set.copyOf(groups);
          Groups known = gate.state().groups();
          return known.byMember().containsKey(principal) && known.of(principal).equals(wanted)
              ? Proposal.nothing(false)
              : Proposal.of(new GroupsSet(entrance.mint().stamp(caller), principal, wanted), true);
        });
  }

  @Override
  public SortedSet<Principal> everMembers() {
    Gate gate = entrance.gate();
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
        Subject.isGroup(principal) ? Permission.CLUSTER_AUTH_GET_GROUP_USERS : ASKING;
    return permitted(needed).isKnown(principal);
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

  private Questions signedInOrOff() {
    Gate gate = entrance.gate();
    if (gate.state().isActivated()) {
      gate.authenticated();
    }
    return new Questions(gate.state());
  }

  @Override
  public void createProject(String project) {
    entrance.change(false, gate -> PlaceRequest.project(project).create(gate, entrance.mint(), ""));
  }

  @Override
  public void deleteProject(String project) {
    entrance.change(
        false, gate -> PlaceRequest.project(project).delete(gate, entrance.mint(), false));
  }

  @Override
  public void createRepo(String project, String repo) {
    entrance.change(
        false, gate -> PlaceRequest.repo(project, repo).create(gate, entrance.mint(), ""));
  }

  @Override
  public void deleteRepo(String project, String repo) {
    entrance.change(
        false, gate -> PlaceRequest.repo(project, repo).delete(gate, entrance.mint(), false));
  }

  @Override
  public AccessPolicy policy() {
    return permitted(ASKING).policy();
  }

  @Override
  public void apply(AccessPolicy policy, boolean prune, boolean force) {
    entrance.change(force, gate -> new PolicyRequest(policy, prune).propose(gate, entrance.mint()));
  }

  @Override
  public List<AuditRecord> audit() {
    entrance.gate().permittedOrOff(ASKING, Resource.CLUSTER);
    return entrance.ledger().audit();
  }

  @Override
  public AuditChain auditChain() {
    entrance.gate().permittedOrOff(ASKING, Resource.CLUSTER);
    return entrance.ledger().auditChain();
  }

  @Override
  public UndoPreview undoing(int count) {
    return new Undoing(count).preview(entrance.gate());
  }

  @Override
  public void undo(int count, boolean force) {
    entrance.change(force, gate -> new Undoing(count).propose(gate, entrance.mint()));
  }

  @Override
  public Map<Principal, Set<String>> binding(Resource resource) {
    Gate gate = entrance.gate();
    gate.authenticated();
    return gate.state().binding(Binding.place(resource)).orElse(Map.of());
  }

  /** Questions about a principal: everybody may ask them about themselves. */
  private Questions judged(Principal principal) {
    Gate gate = entrance.gate();
    return gate.authenticated().principal().equals(principal)
        ? new Questions(gate.state())
        : permitted(ASKING);
  }

  private Questions permitted(Permission permission) {
    Gate gate = entrance.gate();
    gate.permitted(permission);
    return new Questions(gate.state());
  }
}
