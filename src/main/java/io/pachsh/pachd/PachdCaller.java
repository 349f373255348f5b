package io.pachsh.pachd;

import io.pachsh.access.Activation;
import io.pachsh.access.ActivationRule;
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
import io.pachsh.access.Resource;
import io.pachsh.access.RoleBindings;
import io.pachsh.access.TokenStore;
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

/** One caller of a real cluster. Each operation is one call where pachd has it. */
final class PachdCaller implements Caller {
  private static final AuthorizeRequest MAY_ADMINISTER =
      AuthorizeRequest.newBuilder()
          .setResource(WireWords.resource(Resource.CLUSTER))
          .addPermissions(WireWords.permission(Permission.CLUSTER_MODIFY_BINDINGS))
          .build();

  private final Line line;
  private final Function<Optional<Secret>, Line> lines;
  private final Clock clock;

  /**
   * A caller.
   *
   * @param lines gives the line of another token's holder
   */
  PachdCaller(Line line, Function<Optional<Secret>, Line> lines, Clock clock) {
    this.line = line;
    this.lines = lines;
    this.clock = clock;
  }

  /** pachd always makes a root token, and knows no initial administrator. */
  @Override
  public Activation activate(Optional<Principal> initialAdmin, Optional<Secret> rootToken) {
    initialAdmin.ifPresent(ActivationRule::requireRobot);
    String supplied = rootToken.map(Secret::reveal).orElse("");
    String token =
        line.ask(
                APIGrpc.getActivateMethod(),
                ActivateRequest.newBuilder().setRootToken(supplied).build(),
                Manner.CHANGING)
            .getPachToken();
    return new Activation(Principal.ROOT, Optional.empty(), Optional.of(Secret.of(token)));
  }

  @Override
  public List<ActivationStep> stepsAfterActivation(Optional<LoginSetup> loginSetup) {
    return new ActivationSteps(line).of(loginSetup);
  }

  /** The identity service's data first, as pachctl does: afterwards nobody may delete it. */
  @Override
  public void deactivate() {
    new IdentityService(line).deleteAllThereIs();
    line.ask(
        APIGrpc.getDeactivateMethod(), DeactivateRequest.getDefaultInstance(), Manner.CHANGING);
  }

  @Override
  public Identity whoAmI() {
    WhoAmIRequest request = WhoAmIRequest.getDefaultInstance();
    // Both questions are on their way at once: whoami costs one round trip.
    Future<AuthorizeResponse> admin = line.begin(APIGrpc.getAuthorizeMethod(), MAY_ADMINISTER);
    try {
      WhoAmIResponse answer = line.ask(APIGrpc.getWhoAmIMethod(), request, Manner.READING);
      Optional<Instant> expires =
          answer.hasExpiration()
              ? Optional.of(WireWords.instant(answer.getExpiration()))
              : Optional.empty();
      boolean mayAdminister =
          line.finished(admin, APIGrpc.getAuthorizeMethod(), MAY_ADMINISTER).getAuthorized();
      return new Identity(Holders.named(answer.getUsername()), expires, mayAdminister);
    } finally {
      admin.cancel(true);
    }
  }

  @Override
  public IdentityAdministration identityService() {
    return new IdentityService(line);
  }

  @Override
  public RoleBindings bindings() {
    return new Bindings(line);
  }

  @Override
  public PermissionQueries permissions() {
    return new Holders(line);
  }

  @Override
  public PrincipalQueries principals() {
    return new PachdPrincipals(line);
  }

  @Override
  public GroupMemberships groups() {
    return new Memberships(line);
  }

  @Override
  public PlaceStore places() {
    return new Places(line);
  }

  @Override
  public TokenStore tokens() {
    return new Tokens(line);
  }

  @Override
  public PolicyStore policy() {
    return new RemotePolicy(line);
  }

  @Override
  public ConfigurationStore configuration() {
    return new PachdConfiguration(line);
  }

  @Override
  public LoginService logins() {
    return new Authentication(line, lines, clock);
  }

  @Override
  public ChangeHistory history() {
    return new PachdHistory();
  }
}
