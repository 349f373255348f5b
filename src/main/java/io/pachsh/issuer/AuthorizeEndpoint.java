package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Parameters;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs a person in and sends the browser back with a code (OpenID Connect Core 3.1.2). */
record AuthorizeEndpoint(
    String issuer,
    String path,
    String deviceCallback,
    Clients clients,
    UserAuthentication userAuthentication,
    GrantStore grants,
    Clock clock,
    SecureRandom random)
    implements Handler {

  @Override
  public Response handle(Request http) {
    if (http.form().containsKey("client_id")) {
      return asGet(http);
    }
    AuthorizeRequest wish = AuthorizeRequest.read(http, clients, issuer, deviceCallback);
    return answer(wish, userAuthentication.step(wish, http));
  }

  /** What the browser gets when a step has come to this. */
  Response answer(AuthorizeRequest wish, UserAuthentication.Step step) {
    if (step instanceof UserAuthentication.Step.SignedIn signedIn) {
      return wish.redirectTarget().carrying(Map.of("code", code(wish, signedIn)));
    }
    if (step instanceof UserAuthentication.Step.Denied denied) {
      throw OAuthError.returned(wish.redirectTarget(), denied.error(), denied.description());
    }
    return ((UserAuthentication.Step.Shown) step).response();
  }

  /**
   * A request may also be posted (OpenID Connect Core 3.1.2.1); what follows wants it in the URL.
   */
  private Response asGet(Request http) {
    Map<String, String> parameters = new LinkedHashMap<>();
    http.form().forEach((name, values) -> parameters.put(name, values.get(0)));
    return Redirect.to(path + "?" + Parameters.format(parameters));
  }

  private String code(AuthorizeRequest wish, UserAuthentication.Step.SignedIn signedIn) {
    Grant grant =
        new Grant(
            OpaqueText.next(random),
            wish.client().id(),
            signedIn.user(),
            wish.scopes(),
            wish.nonce(),
            signedIn.authenticated().orElseGet(clock::instant));
    return grants.issueCode(
        new GrantStore.Code(grant, wish.redirectTarget().redirectUri(), wish.challenge()));
  }
}
