package io.pachsh.serve;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Permission;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.Identity;
import io.pachsh.secret.Secret;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ActivateRequest;
import io.pachsh.wire.auth.ActivateResponse;
import io.pachsh.wire.auth.AuthenticateRequest;
import io.pachsh.wire.auth.AuthenticateResponse;
import io.pachsh.wire.auth.DeactivateRequest;
import io.pachsh.wire.auth.DeactivateResponse;
import io.pachsh.wire.auth.GetConfigurationRequest;
import io.pachsh.wire.auth.GetConfigurationResponse;
import io.pachsh.wire.auth.GetOIDCLoginRequest;
import io.pachsh.wire.auth.GetOIDCLoginResponse;
import io.pachsh.wire.auth.SetConfigurationRequest;
import io.pachsh.wire.auth.SetConfigurationResponse;
import io.pachsh.wire.auth.WhoAmIRequest;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Switching access control on and off, its configuration, and logging in. */
record AuthCalls(boolean allowsActivation, OpenLogins logins) {

  List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(APIGrpc.getActivateMethod(), RequiredPermission.OPEN, this::activate),
        Rpc.of(
            APIGrpc.getDeactivateMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_DEACTIVATE),
            AuthCalls::deactivate),
        Rpc.of(
            APIGrpc.getGetConfigurationMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_GET_CONFIG),
            AuthCalls::configuration),
        Rpc.of(
                APIGrpc.getSetConfigurationMethod(),
                RequiredPermission.of(Permission.CLUSTER_AUTH_SET_CONFIG),
                AuthCalls::setConfiguration)
            .askingProvider(),
        Rpc.of(APIGrpc.getGetOIDCLoginMethod(), RequiredPermission.OPEN, this::beginLogin)
            .askingProvider(),
        Rpc.waiting(APIGrpc.getAuthenticateMethod(), RequiredPermission.OPEN, this::authenticate),
        Rpc.of(APIGrpc.getWhoAmIMethod(), RequiredPermission.OPEN, AuthCalls::whoAmI));
  }

  private ActivateResponse activate(CallContext context, ActivateRequest request) {
    if (!context.cluster().isActivated() && !allowsActivation) {
      throw RequestNames.refused(
          "access control is off, and this cluster is served without --allow-activate");
    }
    if (context.cluster().isActivated()) {
      context.caller().whoAmI();
    }
    Optional<Secret> root =
        Optional.of(request.getRootToken()).filter(text -> !text.isEmpty()).map(Secret::of);
    Activation activation = context.cluster().as(Optional.empty()).activate(Optional.empty(), root);
    return ActivateResponse.newBuilder().setPachToken(activation.token().reveal()).build();
  }

  private static DeactivateResponse deactivate(CallContext context, DeactivateRequest request) {
    context.caller().deactivate();
    return DeactivateResponse.getDefaultInstance();
  }

  private static GetConfigurationResponse configuration(
      CallContext context, GetConfigurationRequest request) {
    return GetConfigurationResponse.newBuilder()
        .setConfiguration(
            WireConfigurations.message(context.caller().configuration().live().configuration()))
        .build();
  }

  private static SetConfigurationResponse setConfiguration(
      CallContext context, SetConfigurationRequest request) {
    WireConfigurations.read(request, context.caller().configuration())
        .ifPresentOrElse(
            it -> context.caller().configuration().set(it, 0, true),
            () -> context.caller().configuration().clear(true));
    return SetConfigurationResponse.getDefaultInstance();
  }

  private GetOIDCLoginResponse beginLogin(CallContext context, GetOIDCLoginRequest request) {
    if (!context.cluster().isActivated()) {
      throw new RefusedException(new Refusal.NoProvider());
    }
    OpenLogins.Opened opened = logins.begin(context.peer());
    return GetOIDCLoginResponse.newBuilder()
        .setLoginUrl(opened.address().toString())
        .setState(opened.state())
        .build();
  }

  private CompletableFuture<AuthenticateResponse> authenticate(
      CallContext context, AuthenticateRequest request) {
    if (!context.cluster().isActivated()) {
      throw new RefusedException(new Refusal.NotActivated());
    }
    CompletableFuture<Secret> token;
    if (!request.getOidcState().isEmpty()) {
      token = logins.await(request.getOidcState());
    } else if (!request.getIdToken().isEmpty()) {
      token = CompletableFuture.completedFuture(ofIdToken(context, request.getIdToken()));
    } else {
      throw RequestNames.refused("unrecognized authentication mechanism (old pachd?)");
    }
    CompletableFuture<AuthenticateResponse> answer =
        token.thenApply(it -> AuthenticateResponse.newBuilder().setPachToken(it.reveal()).build());
    // Whoever gives up the answer gives up the login.
    var unused = answer.whenComplete((given, failure) -> token.cancel(false));
    return answer;
  }

  private static Secret ofIdToken(CallContext context, String idToken) {
    LoginOutcome outcome =
        context.cluster().as(Optional.empty()).logins().withIdToken(Secret.of(idToken));
    int parts = idToken.split("\\.", -1).length;
    if (outcome instanceof LoginOutcome.Refused && parts != 3) {
      throw RequestNames.refused(
          "could not verify token: oidc: malformed jwt: oidc: malformed jwt, expected 3 parts got "
              + parts);
    }
    return OpenLogins.token(outcome);
  }

  private static WhoAmIResponse whoAmI(CallContext context, WhoAmIRequest request) {
    Identity identity = context.caller().whoAmI();
    WhoAmIResponse.Builder answer =
        WhoAmIResponse.newBuilder().setUsername(identity.principal().text());
    identity.expires().map(WireWords::timestamp).ifPresent(answer::setExpiration);
    return answer.build();
  }
}
