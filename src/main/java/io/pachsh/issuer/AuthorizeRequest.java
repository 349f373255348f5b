package io.pachsh.issuer;

import io.pachsh.http.Request;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A client's wish to have a person signed in (OpenID Connect Core 3.1.2.1), checked.
 *
 * @param nonce what the ID token has to repeat; empty for none
 */
public record AuthorizeRequest(
    Client client,
    RedirectTarget redirectTarget,
    Set<String> scopes,
    String nonce,
    CodeChallenge challenge,
    SignInDemand demand) {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  public AuthorizeRequest {
    scopes = Set.copyOf(scopes);
  }

  /**
   * Reads the request out of the query. First of all who asks and where the answer goes: until both
   * are known, errors are shown to the person instead of being sent anywhere.
   */
  static AuthorizeRequest read(
      Request http, Clients clients, String issuer, String deviceCallback) {
    Client client = client(http, clients);
    boolean ofDevice = http.query("redirect_uri").equals(Optional.of(deviceCallback));
    RedirectTarget back =
        new RedirectTarget(
            redirectUri(http, client, ofDevice), http.query("state").orElse(""), issuer);
    requireNothingTwice(http, back);
    requireSupported(http, back);
    requireGrantType(client, ofDevice, back);
    return new AuthorizeRequest(
        client,
        back,
        scopes(http, client, clients, back),
        http.query("nonce").orElse(""),
        challenge(http, client, ofDevice, back),
        demand(http, back));
  }

  /** OpenID Connect Core 3.1.2.1: prompt, max_age and login_hint. Nobody is ever signed in here. */
  private static SignInDemand demand(Request http, RedirectTarget back) {
    Set<String> prompts =
        new LinkedHashSet<>(List.of(http.query("prompt").orElse("").strip().split(" +")));
    prompts.remove("");
    if (prompts.contains("none")) {
      throw prompts.size() > 1
          ? OAuthError.returned(
              back, "invalid_request", "The prompt none does not go with any other.")
          : OAuthError.returned(back, "login_required", "Nobody is signed in.");
    }
    return new SignInDemand(prompts, maxAge(http, back), http.query("login_hint").orElse(""));
  }

  private static Optional<Duration> maxAge(Request http, RedirectTarget back) {
    Optional<String> text = http.query("max_age");
    if (text.isPresent() && !SECONDS.matcher(text.get()).matches()) {
      throw OAuthError.returned(
          back, "invalid_request", "The max_age is not a whole number of seconds.");
    }
    return text.map(Long::parseLong).map(Duration::ofSeconds);
  }

  private static Client client(Request http, Clients clients) {
    String id =
        http.query("client_id")
            .orElseThrow(() -> OAuthError.shown("The request does not say which client asks."));
    return clients
        .find(id)
        .orElseThrow(() -> OAuthError.shown("No client is registered as '" + id + "'."));
  }

  /**
   * Compared as plain strings (RFC 9700 §2.1). The provider's own device page is where the browser
   * of a client that uses device codes may come back to as well.
   */
  private static String redirectUri(Request http, Client client, boolean ofDevice) {
    String uri = http.query("redirect_uri").orElse("");
    boolean isOwn = ofDevice && client.mayUse(GrantType.DEVICE_CODE);
    if (!isOwn && !client.redirectUris().contains(uri)) {
      throw OAuthError.shown(
          "The redirect URI '%s' is not registered for this application. Registered: %s."
              .formatted(uri, String.join(", ", client.redirectUris())));
    }
    return uri;
  }

  /** RFC 6749 §3.1. */
  private static void requireNothingTwice(Request http, RedirectTarget back) {
    http.query()
        .forEach(
            (name, values) -> {
              if (values.size() > 1) {
                throw OAuthError.returned(
                    back, "invalid_request", "The parameter " + printable(name) + " comes twice.");
              }
            });
  }

  private static void requireSupported(Request http, RedirectTarget back) {
    for (String kind : List.of("request", "request_uri")) {
      if (http.query(kind).isPresent()) {
        throw OAuthError.returned(
            back, kind + "_not_supported", "The parameter " + kind + " is not supported.");
      }
    }
    if (!http.query("response_type").orElse("").equals("code")) {
      throw OAuthError.returned(
          back, "unsupported_response_type", "The only response_type is code.");
    }
    if (!http.query("response_mode").orElse("query").equals("query")) {
      throw OAuthError.returned(back, "invalid_request", "The only response_mode is query.");
    }
  }

  private static Set<String> scopes(
      Request http, Client client, Clients clients, RedirectTarget back) {
    Set<String> scopes = Scopes.parse(http.query("scope").orElse(""));
    Scopes.problem(scopes, client, clients)
        .ifPresent(
            problem -> {
              throw OAuthError.returned(back, "invalid_scope", problem);
            });
    return scopes;
  }

  private static void requireGrantType(Client client, boolean ofDevice, RedirectTarget back) {
    if (!ofDevice && !client.mayUse(GrantType.AUTHORIZATION_CODE)) {
      throw OAuthError.returned(
          back, "unauthorized_client", "This client may not use authorization codes.");
    }
  }

  /**
   * A public client has nothing else by which it proves that a code is its own (RFC 9700 §2.1.1).
   */
  private static CodeChallenge challenge(
      Request http, Client client, boolean ofDevice, RedirectTarget back) {
    CodeChallenge challenge = new CodeChallenge(http.query("code_challenge").orElse(""));
    String method = http.query("code_challenge_method").orElse("");
    boolean none = challenge.value().isEmpty() && method.isEmpty();
    if (!none && !(method.equals("S256") && challenge.isWellFormed())) {
      throw OAuthError.returned(
          back, "invalid_request", "The code_challenge must be one of the method S256.");
    }
    if (none && client.isPublic() && !ofDevice) {
      throw OAuthError.returned(
          back, "invalid_request", "A public client has to send a code_challenge.");
    }
    return challenge;
  }

  /** RFC 6749 §4.1.2.1 allows few characters in a description. */
  private static String printable(String name) {
    return name.replaceAll("[^A-Za-z0-9_.-]", "?");
  }
}
