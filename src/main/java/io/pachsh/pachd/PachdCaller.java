package io.pachsh.pachd;

import io.pachsh.access.DeviceProvider;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.ActivationRule;
import io.pachsh.cluster.ActivationStep;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ChangeHistory;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.cluster.GroupMemberships;
import io.pachsh.cluster.Identity;
import io.pachsh.cluster.LoginService;
import io.pachsh.cluster.LoginSetup;
import io.pachsh.cluster.Offboarding;
import io.pachsh.cluster.PermissionQueries;
import io.pachsh.cluster.PlaceStore;
import io.pachsh.cluster.PolicyStore;
import io.pachsh.cluster.PrincipalQueries;
import io.pachsh.cluster.RoleBindings;
import io.pachsh.cluster.TokenStore;
import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.ConnectorStore;
import io.pachsh.cluster.identity.IdentityService;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.secret.Secret;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ActivateRequest;
import io.pachsh.wire.auth.AuthorizeRequest;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.DeactivateRequest;
import io.pachsh.wire.auth.WhoAmIRequest;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * One caller of a real cluster. Each operation is one call where pachd has it; what it has none for
 * is put together from those it has, each behind its own gate, or refused with {@link
 * Refusal.Lacking}.
 *
 * @param clientOf gives the client of another token's holder
 */
record PachdCaller(
    PachdClient pachd,
    Function<Optional<Secret>, PachdClient> clientOf,
    DeviceProvider devices,
    Clock clock)
    implements Caller {
  private static final AuthorizeRequest MAY_ADMINISTER =
      AuthorizeRequest.newBuilder()
          .setResource(WireWords.resource(Resource.CLUSTER))
          .addPermissions(WireWords.permission(Permission.CLUSTER_MODIFY_BINDINGS))
          .build();

  /** pachd always makes a root token, and knows no initial administrator. */
  @Override
  public Activation activate(Optional<Principal> initialAdmin, Optional<Secret> rootToken) {
    initialAdmin.ifPresent(ActivationRule::requireRobot);
    String supplied = rootToken.map(Secret::reveal).orElse("");
    String token =
        pachd
            .ask(
                APIGrpc.getActivateMethod(),
                ActivateRequest.newBuilder().setRootToken(supplied).build(),
                CallPolicy.changing("inspect cluster"))
            .getPachToken();
    return new Activation(Principal.ROOT, Optional.empty(), Optional.of(Secret.of(token)));
  }

  @Override
  public List<ActivationStep> stepsAfterActivation(Optional<LoginSetup> loginSetup) {
    return new ActivationSteps(pachd).of(loginSetup);
  }

  /** The identity service's data first, as pachctl does: afterwards nobody may delete it. */
  @Override
  public void deactivate() {
    new RemoteIdentityService(pachd).deleteAllThereIs();
    pachd.ask(
        APIGrpc.getDeactivateMethod(),
        DeactivateRequest.getDefaultInstance(),
        CallPolicy.changing("inspect cluster"));
  }

  @Override
  public Identity whoAmI() {
    WhoAmIRequest request = WhoAmIRequest.getDefaultInstance();
    // Both questions are on their way at once: whoami costs one round trip.
    Future<AuthorizeResponse> admin = pachd.begin(APIGrpc.getAuthorizeMethod(), MAY_ADMINISTER);
    try {
      WhoAmIResponse answer = pachd.ask(APIGrpc.getWhoAmIMethod(), request, CallPolicy.READING);
      Optional<Instant> expires =
          answer.hasExpiration()
              ? Optional.of(WireWords.instant(answer.getExpiration()))
              : Optional.empty();
      boolean mayAdminister =
          pachd.finished(admin, APIGrpc.getAuthorizeMethod(), MAY_ADMINISTER).getAuthorized();
      return new Identity(RemotePermissions.named(answer.getUsername()), expires, mayAdminister);
    } finally {
      admin.cancel(true);
    }
  }

  @Override
  public RoleBindings bindings() {
    return new RemoteBindings(pachd);
  }

  @Override
  public PermissionQueries permissions() {
    return new RemotePermissions(pachd);
  }

  @Override
  public PrincipalQueries principals() {
    return new RemotePrincipals(pachd);
  }

  @Override
  public GroupMemberships groups() {
    return new RemoteGroups(pachd);
  }

  @Override
  public PlaceStore places() {
    return new RemotePlaces(pachd);
  }

  @Override
  public TokenStore tokens() {
    return new RemoteTokens(pachd);
  }

  @Override
  public Offboarding offboarding() {
    return new RemoteOffboarding(pachd);
  }

  @Override
  public PolicyStore policy() {
    return new RemotePolicy(pachd);
  }

  @Override
  public ConfigurationStore configuration() {
    return new RemoteConfiguration(pachd);
  }

  @Override
  public LoginService logins() {
    return new Authentication(pachd, clientOf, devices, clock);
  }

  @Override
  public ChangeHistory history() {
    return new RemoteHistory();
  }

  @Override
  public ConnectorStore connectors() {
    return new RemoteConnectors(pachd);
  }

  @Override
  public ClientStore clients() {
    return new RemoteClients(pachd);
  }

  @Override
  public IdentityService identityService() {
    return new RemoteIdentityService(pachd);
  }
}
