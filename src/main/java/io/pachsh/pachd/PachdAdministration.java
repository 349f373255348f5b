package io.pachsh.pachd;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Administration;
import io.pachsh.access.AuditChain;
import io.pachsh.access.AuditRecord;
import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.UndoPreview;
import java.util.List;
import java.util.SortedMap;

/**
 * The administration of a real cluster, as one caller. What pachd has no call for is put together
 * from those it has, each behind its own gate, or refused with {@link Refusal.Lacking}.
 */
final class PachdAdministration implements Administration {
  private final Bindings bindings;
  private final Memberships memberships;
  private final Places places;
  private final Tokens tokens;
  private final Holders holders;

  PachdAdministration(Line line) {
    this.bindings = new Bindings(line);
    this.memberships = new Memberships(line);
    this.places = new Places(line);
    this.tokens = new Tokens(line);
    this.holders = new Holders(line);
  }

  @Override
  public Holdings holdings(Resource resource) {
    return holders.own(resource);
  }

  @Override
  public Holdings holdings(Resource resource, Principal principal) {
    return holders.of(principal, resource);
  }

  @Override
  public Decision decide(Principal principal, Permission permission, Resource resource) {
    return new Evaluator(new RemoteGrants(bindings, memberships))
        .decide(principal, resource, List.of(permission));
  }

  @Override
  public SortedMap<Principal, Decision> whoCan(Permission permission, Resource resource) {
    return new WhoCan(bindings, memberships, new PachdPrincipals(bindings.line())::all)
        .ask(permission, resource);
  }

  @Override
  public List<Decision.Step> accessOf(Principal principal) {
    return holders.everythingOf(principal);
  }

  @Override
  public AccessPolicy policy() {
    return new RemotePolicy(bindings, memberships, places).read(tokens);
  }

  @Override
  public void apply(AccessPolicy policy, boolean prune, boolean force) {
    new RemotePolicy(bindings, memberships, places).apply(policy, prune, force);
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
