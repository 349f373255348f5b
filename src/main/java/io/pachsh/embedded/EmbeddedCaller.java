package io.pachsh.embedded;

import io.pachsh.access.Activation;
import io.pachsh.access.ActivationStep;
import io.pachsh.access.Caller;
import io.pachsh.access.ChangeHistory;
import io.pachsh.access.ConfigurationStore;
import io.pachsh.access.GroupMemberships;
import io.pachsh.access.Identity;
import io.pachsh.access.IdentityAdministration;
import io.pachsh.access.LoginService;
import io.pachsh.access.LoginSetup;
import io.pachsh.access.Permission;
import io.pachsh.access.PermissionQueries;
import io.pachsh.access.PlaceStore;
import io.pachsh.access.PolicyStore;
import io.pachsh.access.Principal;
import io.pachsh.access.PrincipalQueries;
import io.pachsh.access.RoleBindings;
import io.pachsh.access.TokenStore;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/** One caller of an embedded cluster: each operation behind the gate that pachd has for it. */
final class EmbeddedCaller implements Caller {
  private final Entrance entrance;
  private final Mint mint;
  private final LoginDesk logins;

  EmbeddedCaller(Entrance entrance, LoginDesk logins) {
    this.entrance = entrance;
    this.mint = entrance.mint();
    this.logins = logins;
  }

  @Override
  public Activation activate(Optional<Principal> initialAdmin, Optional<Secret> rootToken) {
    return entrance
        .ledger()
        .change(state -> new Activating(mint, initialAdmin, rootToken).on(state));
  }

  @Override
  public List<ActivationStep> stepsAfterActivation(Optional<LoginSetup> loginSetup) {
    return List.of();
  }

  @Override
  public void deactivate() {
    entrance.change(
        true,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_DEACTIVATE);
          return Proposal.of(new Deactivated(mint.stamp(caller)), true);
        });
  }

  @Override
  public Identity whoAmI() {
    Gate gate = entrance.gate();
    Token known = gate.authenticated();
    boolean admin = gate.allows(known.principal(), Permission.CLUSTER_MODIFY_BINDINGS);
    return new Identity(known.principal(), known.expires(), admin);
  }

  @Override
  public RoleBindings bindings() {
    return new EmbeddedBindings(entrance);
  }

  @Override
  public PermissionQueries permissions() {
    return new EmbeddedPermissions(entrance);
  }

  @Override
  public PrincipalQueries principals() {
    return new EmbeddedPrincipals(entrance);
  }

  @Override
  public GroupMemberships groups() {
    return new EmbeddedGroups(entrance);
  }

  @Override
  public PlaceStore places() {
    return new EmbeddedPlaces(entrance);
  }

  @Override
  public TokenStore tokens() {
    return new EmbeddedTokens(entrance);
  }

  @Override
  public PolicyStore policy() {
    return new EmbeddedPolicy(entrance);
  }

  @Override
  public ConfigurationStore configuration() {
    return new EmbeddedConfiguration(entrance);
  }

  @Override
  public LoginService logins() {
    return logins;
  }

  @Override
  public ChangeHistory history() {
    return new EmbeddedHistory(entrance);
  }

  @Override
  public IdentityAdministration identityService() {
    return new EmbeddedIdentityAdministration(entrance);
  }
}
