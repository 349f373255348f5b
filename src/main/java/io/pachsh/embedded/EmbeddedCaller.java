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
import io.pachsh.cluster.LoginSetup;
import io.pachsh.cluster.Offboarding;
import io.pachsh.cluster.PermissionQueries;
import io.pachsh.cluster.PlaceStore;
import io.pachsh.cluster.PolicyStore;
import io.pachsh.cluster.PrincipalQueries;
import io.pachsh.cluster.ProviderCheck;
import io.pachsh.cluster.RoleBindings;
import io.pachsh.cluster.TokenStore;
import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.ConnectorStore;
import io.pachsh.cluster.identity.IdentityService;
import io.pachsh.embedded.change.Deactivated;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.state.Token;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/** One caller of an embedded cluster: each operation behind the gate that pachd has for it. */
record EmbeddedCaller(CallerOperations operations, EmbeddedLogins logins) implements Caller {
  @Override
  public Activation activate(Optional<Principal> initialAdmin, Optional<Secret> rootToken) {
    return operations
        .ledger()
        .change(
            state -> new ActivationRequest(operations.ids(), initialAdmin, rootToken).on(state));
  }

  @Override
  public List<ActivationStep> stepsAfterActivation(Optional<LoginSetup> loginSetup) {
    return List.of();
  }

  @Override
  public void deactivate() {
    operations.change(
        true,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_DEACTIVATE);
          return Proposal.of(new Deactivated(operations.ids().stamp(caller)), true);
        });
  }

  @Override
  public Identity whoAmI() {
    Gate gate = operations.gate();
    Token known = gate.authenticated();
    boolean admin = gate.allows(known.principal(), Permission.CLUSTER_MODIFY_BINDINGS);
    return new Identity(known.principal(), known.expires(), admin);
  }

  @Override
  public RoleBindings bindings() {
    return new EmbeddedBindings(operations);
  }

  @Override
  public PermissionQueries permissions() {
    return new EmbeddedPermissions(operations);
  }

  @Override
  public PrincipalQueries principals() {
    return new EmbeddedPrincipals(operations);
  }

  @Override
  public GroupMemberships groups() {
    return new EmbeddedGroups(operations);
  }

  @Override
  public PlaceStore places() {
    return new EmbeddedPlaces(operations);
  }

  @Override
  public TokenStore tokens() {
    return new EmbeddedTokens(operations);
  }

  @Override
  public Offboarding offboarding() {
    return new EmbeddedOffboarding(operations);
  }

  @Override
  public PolicyStore policy() {
    return new EmbeddedPolicy(operations);
  }

  @Override
  public ConfigurationStore configuration() {
    return new EmbeddedConfiguration(operations, logins.logins());
  }

  @Override
  public ChangeHistory history() {
    return new EmbeddedHistory(operations);
  }

  @Override
  public ConnectorStore connectors() {
    return new EmbeddedConnectors(
        operations,
        new ConnectorOpening(new ProviderCheck(logins.logins().relyingParty()::discover)),
        this::heedIdentityService);
  }

  @Override
  public ClientStore clients() {
    return new EmbeddedClients(operations);
  }

  @Override
  public IdentityService identityService() {
    return new EmbeddedIdentityService(operations, this::heedIdentityService);
  }

  private void heedIdentityService() {
    var unused = logins.logins().serveIdentities();
  }
}
