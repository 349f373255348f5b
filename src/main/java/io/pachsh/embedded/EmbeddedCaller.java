package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.RedirectRule;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.ActivationStep;
import io.pachsh.cluster.Administration;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ConfigurationChange;
import io.pachsh.cluster.Identity;
import io.pachsh.cluster.IdentityAdministration;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.LoginSetup;
import io.pachsh.embedded.change.ConfigurationCleared;
import io.pachsh.embedded.change.ConfigurationSet;
import io.pachsh.embedded.change.Deactivated;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.RootTokenRotated;
import io.pachsh.embedded.change.TokenAdded;
import io.pachsh.embedded.change.TokenRevoked;
import io.pachsh.embedded.change.TokensRevoked;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.Bindings;
import io.pachsh.embedded.state.Token;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  public void requireKeepable(AuthConfiguration configuration) {
    RedirectRule.requireLoopback(configuration.client().redirectUri());
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
  public LiveConfiguration configuration() {
    Gate gate = callerOperations.gate();
    gate.permitted(Permission.CLUSTER_AUTH_GET_CONFIG);
    return gate.state().live();
  }

  @Override
  public ConfigurationChange setConfiguration(
      AuthConfiguration configuration, long expectedVersion, boolean force) {
    return callerOperations.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_SET_CONFIG);
          long live = gate.state().live().version();
          if (expectedVersion != 0 && expectedVersion != live) {
            throw new RefusedException(new Refusal.StaleVersion(expectedVersion, live));
          }
          ConfigurationSet set = new ConfigurationSet(identifiers.stamp(caller), configuration);
          return Proposal.of(
              set,
              new ConfigurationChange(
                  live + 1, set.sessionsEnded(gate.state()), set.orphans(gate.state())));
        });
  }

  @Override
  public ConfigurationChange clearConfiguration(boolean force) {
    return callerOperations.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_SET_CONFIG);
          ConfigurationCleared cleared = new ConfigurationCleared(identifiers.stamp(caller));
          return Proposal.of(cleared, cleared.consequence(gate.state()));
        });
  }

  @Override
  public Secret robotToken(String robot, Optional<Duration> timeToLive) {
    return callerOperations.change(
        false,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_GET_ROBOT_TOKEN);
          Secret text = identifiers.token();
          Token issued = TokenRules.toRobot(text, robot, timeToLive, identifiers.now());
          return Proposal.of(new TokenAdded(identifiers.stamp(caller), false, issued), text);
        });
  }

  @Override
  public Secret rotateRootToken(Optional<Secret> supplied) {
    return callerOperations.change(
        false,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_ROTATE_ROOT_TOKEN);
          Secret text = supplied.orElseGet(identifiers::token);
          Token issued = TokenRules.forever(text, Principal.ROOT, identifiers.now());
          if (!gate.state().tokens().find(issued.hash()).map(Token::principal).stream()
              .allMatch(Principal.ROOT::equals)) {
            throw new RefusedException(
                new Refusal.Invalid("that text is somebody's token already: supply another"));
          }
          return Proposal.of(new RootTokenRotated(identifiers.stamp(caller), issued), text);
        });
  }

  @Override
  public int revokeToken(Secret revoked, boolean force) {
    return callerOperations.change(
        force,
        gate -> {
          Principal caller = gate.authenticated().principal();
          Optional<Token> known = gate.state().tokens().find(Token.hash(revoked));
          return known
              .map(
                  it ->
                      Proposal.of(
                          new TokenRevoked(identifiers.stamp(caller), it.hash(), it.principal()),
                          1))
              .orElse(Proposal.nothing(0));
        });
  }

  @Override
  public int revokeTokensOf(Principal principal, boolean force) {
    return callerOperations.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_REVOKE_USER_TOKENS);
          if (principal.kind().equals(Principal.ROOT.kind())) {
            throw new RefusedException(new Refusal.Invalid("cannot revoke tokens for pach: users"));
          }
          int count = gate.state().tokens().of(principal).size();
          return count == 0
              ? Proposal.nothing(0)
              : Proposal.of(new TokensRevoked(identifiers.stamp(caller), principal), count);
        });
  }

  @Override
  public Map<Principal, Set<String>> roleBinding(Resource resource) {
    Gate gate = callerOperations.gate();
    gate.authenticated();
    return gate.state().binding(Bindings.place(resource)).orElse(Map.of());
  }

  @Override
  public void modifyRoleBinding(Resource resource, Principal principal, Set<String> roles) {
    administration().setRoles(resource, principal, roles, false);
  }

  @Override
  public Administration administration() {
    return new EmbeddedAdministration(callerOperations);
  }

  @Override
  public IdentityAdministration identityService() {
    return new EmbeddedIdentityAdministration(callerOperations);
  }

  @Override
  public Login beginLogin(Optional<LoginPrompt> prompt) {
    return logins.begin(prompt);
  }

  @Override
  public LoginOutcome loginWithIdToken(Secret idToken) {
    return logins.withIdToken(idToken);
  }
}
