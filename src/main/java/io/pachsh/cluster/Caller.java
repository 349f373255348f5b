package io.pachsh.cluster;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.ConnectorStore;
import io.pachsh.cluster.identity.IdentityService;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What one caller can ask of a cluster, by noun. Each method throws {@link RefusedException} when
 * the cluster refuses; the gates are pachd's where pachd has the operation, else
 * CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL for questions and CLUSTER_MODIFY_BINDINGS for changes.
 * A change that would leave nobody able to administer the cluster is refused with {@link
 * Refusal.LockOut} unless {@code force} is given; deactivating and logging in are never refused for
 * that.
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

  RoleBindings bindings();

  PermissionQueries permissions();

  PrincipalQueries principals();

  GroupMemberships groups();

  PlaceStore places();

  TokenStore tokens();

  Offboarding offboarding();

  PolicyStore policy();

  ConfigurationStore configuration();

  LoginService logins();

  ChangeHistory history();

  ConnectorStore connectors();

  ClientStore clients();

  IdentityService identityService();
}
