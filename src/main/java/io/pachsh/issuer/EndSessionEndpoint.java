package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Parameters;
import io.pachsh.http.PlainPage;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a person is brought to sign out (OpenID Connect RP-Initiated Logout 1.0 §2). A provider
 * that asks for the password at each login keeps no session in the browser, so there is nothing to
 * end and nothing to ask: it says so, or sends the browser where the application wants it.
 */
record EndSessionEndpoint(Clients clients) implements Handler {
  @Override
  public Response handle(Request request) {
    Map<String, List<String>> given =
        request.method().equals("POST") ? request.form() : request.query();
    if (given.values().stream().anyMatch(values -> values.size() > 1)) {
      throw OAuthError.shown("A parameter of the logout comes twice.");
    }
    Optional<Client> client = only(given, "client_id").map(this::registered);
    Optional<String> next = only(given, "post_logout_redirect_uri");
    if (next.isEmpty()) {
      return Response.html(
          200,
          PlainPage.of(
              "Signed out",
              """
              <h1>You are signed out</h1>
              <p>Nothing of your login is kept in this browser: each login asks for the password.</p>
              """));
    }
    return Redirect.to(address(requireRegistered(next.get(), client), only(given, "state")));
  }

  private Client registered(String id) {
    return clients
        .find(id)
        .orElseThrow(() -> OAuthError.shown("No client is registered as '" + id + "'."));
  }

  /** Without a client, or with an address it did not register, nobody is sent anywhere (§3.1). */
  private static String requireRegistered(String uri, Optional<Client> client) {
    if (client.filter(known -> known.logoutUris().contains(uri)).isEmpty()) {
      throw OAuthError.shown(
          "The address '%s' is not registered for the time after a logout%s."
              .formatted(
                  uri,
                  client.isPresent() ? " of this application" : ": no client_id says for whom"));
    }
    return uri;
  }

  private static String address(String uri, Optional<String> state) {
    Map<String, String> parameters = new LinkedHashMap<>();
    state.ifPresent(text -> parameters.put("state", text));
    String separator = uri.contains("?") ? "&" : "?";
    return parameters.isEmpty() ? uri : uri + separator + Parameters.format(parameters);
  }

  private static Optional<String> only(Map<String, List<String>> given, String name) {
    return given.getOrDefault(name, List.of()).stream().findFirst();
  }
}
