package io.pachsh.cluster;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one caller can ask of a cluster. Each method throws {@link RefusedException} when the
 * cluster refuses; the gates are pachd's. A change that would leave nobody able to administer the
 * cluster is refused with {@link Refusal.LockOut} unless {@code force} is given; deactivating and
 * logging in are never refused for that.
 */
public interface Caller {
  /**
   * Switches access control on. Open to everyone while it is off.
   *
   * <p>A cluster that always makes a root token answers that alone: whoever calls keeps it first,
   * and makes the initial administrator with it.
   *
   * @param initialAdmin {@code robot:NAME}, who becomes cluster administrator beside root
   * @param rootToken the text that will be root's token
   */
  Activation activate(Optional<Principal> initialAdmin, Optional<Secret> rootToken);

  /**
   * What has to follow {@link #activate} as its administrator, in order; nothing where activating
   * is all. Each step may be repeated.
   *
   * @param loginSetup how people will log in; empty to leave that alone
   */
  List<ActivationStep> stepsAfterActivation(Optional<LoginSetup> loginSetup);

  /** Switches access control off and forgets bindings, tokens, groups and the configuration. */
  void deactivate();

  Identity whoAmI();

  LiveConfiguration configuration();

  /** Refuses a configuration that this cluster could not keep, before anybody is asked about it. */
  void requireKeepable(AuthConfiguration configuration);

  /**
   * Replaces the auth configuration. Unless the cluster asks the provider itself, the caller has
   * checked it against the provider.
   *
   * @param expectedVersion the version it must replace, or 0 to replace whatever is there
   */
  ConfigurationChange setConfiguration(
      AuthConfiguration configuration, long expectedVersion, boolean force);

  /** The same, guarded against a lock-out: renaming a provider ends its users' sessions. */
  default ConfigurationChange setConfiguration(
      AuthConfiguration configuration, long expectedVersion) {
    return setConfiguration(configuration, expectedVersion, false);
  }

  /** Forgets the auth configuration: nobody can log in until there is another one. */
  ConfigurationChange clearConfiguration(boolean force);

  /** A new token for a robot; without a time to live it never expires. Old ones stay valid. */
  Secret robotToken(String robot, Optional<Duration> timeToLive);

  /** Replaces root's token by the supplied text or a new one. */
  Secret rotateRootToken(Optional<Secret> supplied);

  /** Revokes one token; knowing it is the proof. Returns how many were revoked: 0 or 1. */
  int revokeToken(Secret token, boolean force);

  /** The same, guarded against a lock-out. */
  default int revokeToken(Secret token) {
    return revokeToken(token, false);
  }

  /** Revokes all tokens of a principal; returns how many. */
  int revokeTokensOf(Principal principal, boolean force);

  /** The same, guarded against a lock-out. */
  default int revokeTokensOf(Principal principal) {
    return revokeTokensOf(principal, false);
  }

  /** The roles bound on a resource; empty when it has no binding. */
  Map<Principal, Set<String>> roleBinding(Resource resource);

  /** Replaces a principal's roles on a resource; no roles removes it. */
  void modifyRoleBinding(Resource resource, Principal principal, Set<String> roles);

  /** Questions about access, and changes in it, as this caller. */
  Administration administration();

  /** Questions about the identity service, and changes in it, as this caller. */
  IdentityAdministration identityService();

  /**
   * Begins a login at the configured provider. Open to everyone.
   *
   * @param prompt what the provider is to ask even of somebody whom it knows; refused where the
   *     cluster makes the login's address itself
   */
  Login beginLogin(Optional<LoginPrompt> prompt);

  /** The same, with the provider asking what it likes. */
  default Login beginLogin() {
    return beginLogin(Optional.empty());
  }

  /** Logs in with an ID token that the configured provider issued. Open to everyone. */
  LoginOutcome loginWithIdToken(Secret idToken);
}
