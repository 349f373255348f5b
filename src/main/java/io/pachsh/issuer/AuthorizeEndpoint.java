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
    Clients clients,
    SignIn signIn,
    Ledger ledger,
    Clock clock,
    SecureRandom random)
    implements Handler {

  @Override
  public Response handle(Request http) {
    if (http.form().containsKey("client_id")) {
      return asGet(http);
    }
    AuthorizationRequest wish = AuthorizationRequest.read(http, clients, issuer);
    SignIn.Step step = signIn.step(wish, http);
    if (step instanceof SignIn.Step.SignedIn signedIn) {
      return wish.returnAddress().carrying(Map.of("code", code(wish, signedIn.person())));
    }
    if (step instanceof SignIn.Step.Denied denied) {
      throw OAuthError.returned(wish.returnAddress(), denied.error(), denied.description());
    }
    return ((SignIn.Step.Shown) step).response();
  }

  /**
   * A request may also be posted (OpenID Connect Core 3.1.2.1); what follows wants it in the URL.
   */
  private Response asGet(Request http) {
    Map<String, String> parameters = new LinkedHashMap<>();
    http.form().forEach((name, values) -> parameters.put(name, values.get(0)));
    return Redirect.to(path + "?" + Parameters.format(parameters));
  }

  private String code(AuthorizationRequest wish, Person person) {
    Grant grant =
        new Grant(
            OpaqueText.next(random),
            wish.client().id(),
            person,
            wish.scopes(),
            wish.nonce(),
            clock.instant());
    return ledger.issueCode(
        new Ledger.Code(grant, wish.returnAddress().redirectUri(), wish.challenge()));
  }
}
