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
import java.util.List;
import java.util.SortedMap;

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
