package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.ActivationStep;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ChangeHistory;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.cluster.GroupMemberships;
import io.pachsh.cluster.Identity;
import io.pachsh.cluster.IdentityAdministration;
import io.pachsh.cluster.LoginService;
import io.pachsh.cluster.LoginSetup;
import io.pachsh.cluster.PermissionQueries;
import io.pachsh.cluster.PlaceStore;
import io.pachsh.cluster.PolicyStore;
import io.pachsh.cluster.PrincipalQueries;
import io.pachsh.cluster.RoleBindings;
import io.pachsh.cluster.TokenStore;
import io.pachsh.embedded.change.Deactivated;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.Token;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/** One caller of an embedded cluster: each operation behind the gate that pachd has for it. */
final class EmbeddedCaller implements Caller {
  private final CallerOperations callerOperations;
  private final Identifiers identifiers;
  private final Logins logins;

  EmbeddedCaller(CallerOperations callerOperations, Logins logins) {
    this.callerOperations = callerOperations;
    this.identifiers = callerOperations.identifiers();
    this.logins = logins;
  }

  @Override
  public Activation activate(Optional<Principal> initialAdmin, Optional<Secret> rootToken) {
    return callerOperations
        .ledger()
        .change(state -> new ActivationRequest(identifiers, initialAdmin, rootToken).on(state));
  }

  @Override
  public List<ActivationStep> stepsAfterActivation(Optional<LoginSetup> loginSetup) {
    return List.of();
  }

  @Override
  public void deactivate() {
    callerOperations.change(
        true,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_DEACTIVATE);
          return Proposal.of(new Deactivated(identifiers.stamp(caller)), true);
        });
  }

  @Override
  public Identity whoAmI() {
    Gate gate = callerOperations.gate();
    Token known = gate.authenticated();
    boolean admin = gate.allows(known.principal(), Permission.CLUSTER_MODIFY_BINDINGS);
    return new Identity(known.principal(), known.expires(), admin);
  }

  @Override
  public RoleBindings bindings() {
    return new EmbeddedBindings(callerOperations);
  }

  @Override
  public PermissionQueries permissions() {
    return new EmbeddedPermissions(callerOperations);
  }

  @Override
  public PrincipalQueries principals() {
    return new EmbeddedPrincipals(callerOperations);
  }

  @Override
  public GroupMemberships groups() {
    return new EmbeddedGroups(callerOperations);
  }

  @Override
  public PlaceStore places() {
    return new EmbeddedPlaces(callerOperations);
  }

  @Override
  public TokenStore tokens() {
    return new EmbeddedTokens(callerOperations);
  }

  @Override
  public PolicyStore policy() {
    return new EmbeddedPolicy(callerOperations);
  }

  @Override
  public ConfigurationStore configuration() {
    return new EmbeddedConfiguration(callerOperations);
  }

  @Override
  public LoginService logins() {
    return logins;
  }

  @Override
  public ChangeHistory history() {
    return new EmbeddedHistory(callerOperations);
  }

  @Override
  public IdentityAdministration identityService() {
    return new EmbeddedIdentityAdministration(callerOperations);
  }
}
