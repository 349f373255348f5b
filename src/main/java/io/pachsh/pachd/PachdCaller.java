package io.pachsh.pachd;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.ActivationRule;
import io.pachsh.cluster.ActivationStep;
import io.pachsh.cluster.Administration;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.ConfigurationChange;
import io.pachsh.cluster.Identity;
import io.pachsh.cluster.IdentityAdministration;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.LoginSetup;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.NoticeListener;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.secret.Secret;
import io.pachsh.wire.ConfigurationMessages;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ActivateRequest;
import io.pachsh.wire.auth.AuthorizeRequest;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.DeactivateRequest;
import io.pachsh.wire.auth.GetConfigurationRequest;
import io.pachsh.wire.auth.GetRobotTokenRequest;
import io.pachsh.wire.auth.RevokeAuthTokenRequest;
import io.pachsh.wire.auth.RevokeAuthTokensForUserRequest;
import io.pachsh.wire.auth.RotateRootTokenRequest;
import io.pachsh.wire.auth.SetConfigurationRequest;
import io.pachsh.wire.auth.WhoAmIRequest;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;

/** One caller of a real cluster. Each operation is one call where pachd has it. */
final class PachdCaller implements Caller {
  private static final AuthorizeRequest MAY_ADMINISTER =
      AuthorizeRequest.newBuilder()
          .setResource(WireWords.resource(Resource.CLUSTER))
          .addPermissions(WireWords.permission(Permission.CLUSTER_MODIFY_BINDINGS))
          .build();

  private final PachdClient pachdClient;
  private final Function<Optional<Secret>, PachdClient> lines;
  private final NoticeListener noticeListener;
  private final Clock clock;

  /**
   * A caller.
   *
   * @param lines gives the line of another token's holder
   */
  PachdCaller(
      PachdClient pachdClient,
      Function<Optional<Secret>, PachdClient> lines,
      NoticeListener noticeListener,
      Clock clock) {
    this.pachdClient = pachdClient;
    this.lines = lines;
    this.noticeListener = noticeListener;
    this.clock = clock;
  }

  /** pachd always makes a root token, and knows no initial administrator. */
  @Override
  public Activation activate(Optional<Principal> initialAdmin, Optional<Secret> rootToken) {
    initialAdmin.ifPresent(ActivationRule::requireRobot);
    String supplied = rootToken.map(Secret::reveal).orElse("");
    String token =
        pachdClient
            .ask(
                APIGrpc.getActivateMethod(),
                ActivateRequest.newBuilder().setRootToken(supplied).build(),
                CallPolicy.CHANGING)
            .getPachToken();
    return new Activation(Principal.ROOT, Optional.empty(), Optional.of(Secret.of(token)));
  }

  @Override
  public List<ActivationStep> stepsAfterActivation(Optional<LoginSetup> loginSetup) {
    return new ActivationSteps(pachdClient).of(loginSetup);
  }

  /** The identity service's data first, as pachctl does: afterwards nobody may delete it. */
  @Override
  public void deactivate() {
    new IdentityService(pachdClient).deleteAllThereIs();
    pachdClient.ask(
        APIGrpc.getDeactivateMethod(), DeactivateRequest.getDefaultInstance(), CallPolicy.CHANGING);
  }

  @Override
  public Identity whoAmI() {
    WhoAmIRequest request = WhoAmIRequest.getDefaultInstance();
    // Both questions are on their way at once: whoami costs one round trip.
    Future<AuthorizeResponse> admin =
        pachdClient.begin(APIGrpc.getAuthorizeMethod(), MAY_ADMINISTER);
    try {
      WhoAmIResponse answer =
          pachdClient.ask(APIGrpc.getWhoAmIMethod(), request, CallPolicy.READING);
      Optional<Instant> expires =
          answer.hasExpiration()
              ? Optional.of(WireWords.instant(answer.getExpiration()))
              : Optional.empty();
      boolean mayAdminister =
          pachdClient.finished(admin, APIGrpc.getAuthorizeMethod(), MAY_ADMINISTER).getAuthorized();
      return new Identity(RoleHolders.named(answer.getUsername()), expires, mayAdminister);
    } finally {
      admin.cancel(true);
    }
  }

  @Override
  public LiveConfiguration configuration() {
    return new LiveConfiguration(
        0,
        ConfigurationLimits.read(
            pachdClient
                .ask(
                    APIGrpc.getGetConfigurationMethod(),
                    GetConfigurationRequest.getDefaultInstance(),
                    CallPolicy.READING)
                .getConfiguration()));
  }

  @Override
  public void requireKeepable(AuthConfiguration configuration) {
    ConfigurationLimits.pachctlShape(configuration);
  }

  @Override
  public ConfigurationChange setConfiguration(
      AuthConfiguration configuration, long expectedVersion, boolean force) {
    AuthConfiguration.Pachctl wanted = ConfigurationLimits.pachctlShape(configuration);
    if (expectedVersion != 0) {
      throw new RefusedException(new Refusal.StaleVersion(expectedVersion, 0));
    }
    pachdClient.ask(
        APIGrpc.getSetConfigurationMethod(),
        SetConfigurationRequest.newBuilder()
            .setConfiguration(ConfigurationMessages.message(wanted))
            .build(),
        CallPolicy.CHANGING);
    return new ConfigurationChange(0, 0, List.of());
  }

  /** An absent configuration in the request is what pachd takes for none. */
  @Override
  public ConfigurationChange clearConfiguration(boolean force) {
    pachdClient.ask(
        APIGrpc.getSetConfigurationMethod(),
        SetConfigurationRequest.getDefaultInstance(),
        CallPolicy.CHANGING);
    return new ConfigurationChange(0, 0, List.of());
  }

  @Override
  public Secret robotToken(String robot, Optional<Duration> timeToLive) {
    return Secret.of(
        pachdClient
            .ask(
                APIGrpc.getGetRobotTokenMethod(),
                GetRobotTokenRequest.newBuilder()
                    .setRobot(robot)
                    .setTtl(timeToLive.map(PachdCaller::seconds).orElse(0L))
                    .build(),
                CallPolicy.CHANGING)
            .getToken());
  }

  /** Less than a second would mean for ever. */
  private static long seconds(Duration timeToLive) {
    boolean positive = !timeToLive.isNegative() && !timeToLive.isZero();
    return positive ? Math.max(1, timeToLive.toSeconds()) : 0;
  }

  @Override
  public Secret rotateRootToken(Optional<Secret> supplied) {
    String wanted = supplied.map(Secret::reveal).orElse("");
    return Secret.of(
        pachdClient
            .ask(
                APIGrpc.getRotateRootTokenMethod(),
                RotateRootTokenRequest.newBuilder().setRootToken(wanted).build(),
                CallPolicy.CHANGING)
            .getRootToken());
  }

  @Override
  public int revokeToken(Secret token, boolean force) {
    return (int)
        pachdClient
            .ask(
                APIGrpc.getRevokeAuthTokenMethod(),
                RevokeAuthTokenRequest.newBuilder().setToken(token.reveal()).build(),
                CallPolicy.CHANGING)
            .getNumber();
  }

  @Override
  public int revokeTokensOf(Principal principal, boolean force) {
    return (int)
        pachdClient
            .ask(
                APIGrpc.getRevokeAuthTokensForUserMethod(),
                RevokeAuthTokensForUserRequest.newBuilder().setUsername(principal.text()).build(),
                CallPolicy.CHANGING)
            .getNumber();
  }

  @Override
  public Map<Principal, Set<String>> roleBinding(Resource resource) {
    return new RemoteBindings(pachdClient).of(resource);
  }

  @Override
  public void modifyRoleBinding(Resource resource, Principal principal, Set<String> roles) {
    administration().setRoles(resource, principal, roles, false);
  }

  @Override
  public IdentityAdministration identityService() {
    return new IdentityService(pachdClient);
  }

  @Override
  public Administration administration() {
    return new PachdAdministration(pachdClient, noticeListener);
  }

  @Override
  public Login beginLogin(Optional<LoginPrompt> prompt) {
    if (prompt.isPresent()) {
      throw new RefusedException(
          new Refusal.Lacking(
              "--prompt",
              "that tells the identity provider what to ask",
              "To sign in with another account, sign out at the identity provider first, or open"
                  + " the address of 'auth login --no-browser' in a private window."));
    }
    return PachdLogin.begin(new Authentication(pachdClient, lines), clock);
  }

  @Override
  public LoginOutcome loginWithIdToken(Secret idToken) {
    return new Authentication(pachdClient, lines).withIdToken(idToken);
  }
}
