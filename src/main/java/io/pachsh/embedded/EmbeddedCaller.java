package io.pachsh.embedded;

import io.pachsh.access.Activation;
import io.pachsh.access.ActivationStep;
import io.pachsh.access.Administration;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Caller;
import io.pachsh.access.ConfigurationChange;
import io.pachsh.access.Identity;
import io.pachsh.access.IdentityAdministration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Login;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.LoginSetup;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.RedirectRule;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  public void requireKeepable(AuthConfiguration configuration) {
    RedirectRule.requireLoopback(configuration.client().redirectUri());
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
  public LiveConfiguration configuration() {
    Gate gate = entrance.gate();
    gate.permitted(Permission.CLUSTER_AUTH_GET_CONFIG);
    return gate.state().live();
  }

  @Override
  public ConfigurationChange setConfiguration(
      AuthConfiguration configuration, long expectedVersion, boolean force) {
    return entrance.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_SET_CONFIG);
          long live = gate.state().live().version();
          if (expectedVersion != 0 && expectedVersion != live) {
            throw new RefusedException(new Refusal.StaleVersion(expectedVersion, live));
          }
          ConfigurationSet set = new ConfigurationSet(mint.stamp(caller), configuration);
          return Proposal.of(
              set,
              new ConfigurationChange(
                  live + 1, set.sessionsEnded(gate.state()), set.orphans(gate.state())));
        });
  }

  @Override
  public ConfigurationChange clearConfiguration(boolean force) {
    return entrance.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_SET_CONFIG);
          ConfigurationCleared cleared = new ConfigurationCleared(mint.stamp(caller));
          return Proposal.of(cleared, cleared.consequence(gate.state()));
        });
  }

  @Override
  public Secret robotToken(String robot, Optional<Duration> timeToLive) {
    return entrance.change(
        false,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_GET_ROBOT_TOKEN);
          Secret text = mint.token();
          Token issued = Issuing.toRobot(text, robot, timeToLive, mint.now());
          return Proposal.of(new TokenAdded(mint.stamp(caller), false, issued), text);
        });
  }

  @Override
  public Secret rotateRootToken(Optional<Secret> supplied) {
    return entrance.change(
        false,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_ROTATE_ROOT_TOKEN);
          Secret text = supplied.orElseGet(mint::token);
          Token issued = Issuing.forever(text, Principal.ROOT, mint.now());
          if (!gate.state().tokens().find(issued.hash()).map(Token::principal).stream()
              .allMatch(Principal.ROOT::equals)) {
            throw new RefusedException(
                new Refusal.Invalid("that text is somebody's token already: supply another"));
          }
          return Proposal.of(new RootTokenRotated(mint.stamp(caller), issued), text);
        });
  }

  @Override
  public int revokeToken(Secret revoked, boolean force) {
    return entrance.change(
        force,
        gate -> {
          Principal caller = gate.authenticated().principal();
          Optional<Token> known = gate.state().tokens().find(Token.hash(revoked));
          return known
              .map(
                  it ->
                      Proposal.of(
                          new TokenRevoked(mint.stamp(caller), it.hash(), it.principal()), 1))
              .orElse(Proposal.nothing(0));
        });
  }

  @Override
  public int revokeTokensOf(Principal principal, boolean force) {
    return entrance.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_REVOKE_USER_TOKENS);
          if (principal.kind().equals(Principal.ROOT.kind())) {
            throw new RefusedException(new Refusal.Invalid("cannot revoke tokens for pach: users"));
          }
          int count = gate.state().tokens().of(principal).size();
          return count == 0
              ? Proposal.nothing(0)
              : Proposal.of(new TokensRevoked(mint.stamp(caller), principal), count);
        });
  }

  @Override
  public Map<Principal, Set<String>> roleBinding(Resource resource) {
    Gate gate = entrance.gate();
    gate.authenticated();
    return gate.state().binding(Binding.place(resource)).orElse(Map.of());
  }

  @Override
  public void modifyRoleBinding(Resource resource, Principal principal, Set<String> roles) {
    administration().setRoles(resource, principal, roles, false);
  }

  @Override
  public Administration administration() {
    return new EmbeddedAdministration(entrance);
  }

  @Override
  public IdentityAdministration identityService() {
    return new EmbeddedIdentityAdministration(entrance);
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
