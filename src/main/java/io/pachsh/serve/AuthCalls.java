package io.pachsh.serve;

import io.pachsh.access.Activation;
import io.pachsh.access.Identity;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Permission;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
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
record AuthCalls(boolean allowsActivation, Configurations configurations, OpenLogins logins) {

  List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(APIGrpc.getActivateMethod(), Gate.OPEN, this::activate),
        Rpc.of(
            APIGrpc.getDeactivateMethod(),
            Gate.of(Permission.CLUSTER_AUTH_DEACTIVATE),
            AuthCalls::deactivate),
        Rpc.of(
            APIGrpc.getGetConfigurationMethod(),
            Gate.of(Permission.CLUSTER_AUTH_GET_CONFIG),
            AuthCalls::configuration),
        Rpc.of(
                APIGrpc.getSetConfigurationMethod(),
                Gate.of(Permission.CLUSTER_AUTH_SET_CONFIG),
                this::setConfiguration)
            .askingProvider(),
        Rpc.of(APIGrpc.getGetOIDCLoginMethod(), Gate.OPEN, this::beginLogin).askingProvider(),
        Rpc.waiting(APIGrpc.getAuthenticateMethod(), Gate.OPEN, this::authenticate),
        Rpc.of(APIGrpc.getWhoAmIMethod(), Gate.OPEN, AuthCalls::whoAmI));
  }

  private ActivateResponse activate(Visit visit, ActivateRequest request) {
    if (!visit.cluster().isActivated() && !allowsActivation) {
      throw Names.refused(
          "access control is off, and this cluster is served without --allow-activate");
    }
    if (visit.cluster().isActivated()) {
      visit.caller().whoAmI();
    }
    Optional<Secret> root =
        Optional.of(request.getRootToken()).filter(text -> !text.isEmpty()).map(Secret::of);
    Activation activation = visit.cluster().as(Optional.empty()).activate(Optional.empty(), root);
    return ActivateResponse.newBuilder().setPachToken(activation.token().reveal()).build();
  }

  private static DeactivateResponse deactivate(Visit visit, DeactivateRequest request) {
    visit.caller().deactivate();
    return DeactivateResponse.getDefaultInstance();
  }

  private static GetConfigurationResponse configuration(
      Visit visit, GetConfigurationRequest request) {
    return GetConfigurationResponse.newBuilder()
        .setConfiguration(
            Configurations.message(visit.caller().configuration().live().configuration()))
        .build();
  }

  private SetConfigurationResponse setConfiguration(Visit visit, SetConfigurationRequest request) {
    configurations
        .read(request, visit.caller().configuration().live().configuration())
        .ifPresentOrElse(
            it -> visit.caller().configuration().set(it, 0, true),
            () -> visit.caller().configuration().clear(true));
    return SetConfigurationResponse.getDefaultInstance();
  }

  private GetOIDCLoginResponse beginLogin(Visit visit, GetOIDCLoginRequest request) {
    if (!visit.cluster().isActivated()) {
      throw new RefusedException(new Refusal.NoProvider());
    }
    OpenLogins.Opened opened = logins.begin(visit.peer());
    return GetOIDCLoginResponse.newBuilder()
        .setLoginUrl(opened.address().toString())
        .setState(opened.state())
        .build();
  }

  private CompletableFuture<AuthenticateResponse> authenticate(
      Visit visit, AuthenticateRequest request) {
    if (!visit.cluster().isActivated()) {
      throw new RefusedException(new Refusal.NotActivated());
    }
    CompletableFuture<Secret> token;
    if (!request.getOidcState().isEmpty()) {
      token = logins.await(request.getOidcState());
    } else if (!request.getIdToken().isEmpty()) {
      token = CompletableFuture.completedFuture(ofIdToken(visit, request.getIdToken()));
    } else {
      throw Names.refused("unrecognized authentication mechanism (old pachd?)");
    }
    CompletableFuture<AuthenticateResponse> answer =
        token.thenApply(it -> AuthenticateResponse.newBuilder().setPachToken(it.reveal()).build());
    // Whoever gives up the answer gives up the login.
    var unused = answer.whenComplete((given, failure) -> token.cancel(false));
    return answer;
  }

  private static Secret ofIdToken(Visit visit, String idToken) {
    LoginOutcome outcome =
        visit.cluster().as(Optional.empty()).logins().withIdToken(Secret.of(idToken));
    int parts = idToken.split("\\.", -1).length;
    if (outcome instanceof LoginOutcome.Refused && parts != 3) {
      throw Names.refused(
          "could not verify token: oidc: malformed jwt: oidc: malformed jwt, expected 3 parts got "
              + parts);
    }
    return OpenLogins.token(outcome);
  }

  private static WhoAmIResponse whoAmI(Visit visit, WhoAmIRequest request) {
    Identity identity = visit.caller().whoAmI();
    WhoAmIResponse.Builder answer =
        WhoAmIResponse.newBuilder().setUsername(identity.principal().text());
    identity.expires().map(WireWords::timestamp).ifPresent(answer::setExpiration);
    return answer.build();
  }
}
