package io.pachsh.oidc;

import io.pachsh.access.OidcClient;
import io.pachsh.http.Parameters;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a code becomes tokens (RFC 6749 §4.1.3, OpenID Connect Core 1.0 §3.1.3). An answer may hold
 * tokens wherever it is not what it should be: beside the members that RFC 6749 §5.2 defines for a
 * person to read, nothing of it is quoted.
 */
final class TokenEndpoint {
  /** What a kind of token is called ({@code token_type}, RFC 6749 §11.1), such as {@code DPoP}. */
  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z_-]{0,19}");

  private final Web web;
  private final Metadata metadata;
  private final OidcClient client;

  TokenEndpoint(Web web, Metadata metadata, OidcClient client) {
    this.web = web;
    this.metadata = metadata;
    this.client = client;
  }

  /** What the provider gave for the code. */
  record Tokens(Secret idToken, Optional<Secret> accessToken) {}

  /** How this client proves who it is. */
  private enum Authentication {
    BASIC,
    POST,
    NONE
  }

  /** Fails unless the provider accepts a way of authentication that is known here. */
  void requireUsableAuthentication() {
    authentication();
  }

  Tokens exchange(Secret code, Secret verifier) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code.reveal());
    form.put("redirect_uri", client.redirectUri());
    form.put("code_verifier", verifier.reveal());
    Authentication way = authentication();
    if (way != Authentication.BASIC) {
      form.put("client_id", client.clientId());
    }
    if (way == Authentication.POST) {
      form.put("client_secret", client.clientSecret().reveal());
    }
    Optional<String> header =
        way == Authentication.BASIC ? Optional.of(basicHeader()) : Optional.empty();
    return tokens(web.post(metadata.endpoints().token(), form, header));
  }

  private Authentication authentication() {
    List<String> ways = metadata.supported().clientAuthentications();
    if (client.clientSecret().isEmpty()) {
      return Authentication.NONE;
    }
    if (ways.isEmpty() || ways.contains("client_secret_basic")) {
      return Authentication.BASIC;
    }
    if (ways.contains("client_secret_post")) {
      return Authentication.POST;
    }
    throw new RejectedException(
        "client authentication",
        "The provider accepts no client secret at its token endpoint.",
        "client_secret_basic or client_secret_post",
        String.join(", ", ways),
        "Register a web app with a client secret at the provider.");
  }

  /** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
  private String basicHeader() {
    String joined =
        Parameters.encode(client.clientId())
            + ":"
            + Parameters.encode(client.clientSecret().reveal());
    return "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }

  private Tokens tokens(Reply reply) {
    if (reply.isRedirect()) {
      throw failed(
          "The token endpoint redirects, which is not followed with a secret.",
          reply.location().map(TokenEndpoint::place).orElse("a redirect"),
          "Correct 'token_endpoint' in the provider's metadata.");
    }
    Document document = document(reply);
    Optional<String> error = document.text("error");
    if (error.isPresent()) {
      // Keycloak tells a wrong secret by the status of failed authentication alone (RFC 6749 §5.2).
      String kind = reply.status() == 401 ? "invalid_client" : error.get();
      throw refused(kind, error.get(), document.text("error_description").orElse(""));
    }
    if (reply.status() != 200) {
      throw notTokens(reply);
    }
    String type = document.text("token_type").orElse("Bearer");
    if (!type.equalsIgnoreCase("Bearer")) {
      throw new RejectedException(
          "token_type",
          "The provider gave an access token of a kind that is not known here.",
          "Bearer",
          KIND.matcher(type).matches() ? type : "another kind, not shown",
          "Switch proof-of-possession (DPoP, MTLS) off for this app at the provider.");
    }
    String idToken =
        document
            .text("id_token")
            .orElseThrow(
                () ->
                    failed(
                        "The provider gave no ID token for the code.",
                        "no 'id_token'",
                        "Is the app an OpenID Connect app, with the scope 'openid' granted?"));
    return new Tokens(Secret.of(idToken), document.text("access_token").map(Secret::of));
  }

  /** A query may hold what was posted. */
  private static String place(URI address) {
    return String.valueOf(address).replaceFirst("[?#].*", "");
  }

  private static Document document(Reply reply) {
    try {
      return Document.confidential("token response", reply.body());
    } catch (ParseException e) {
      throw notTokens(reply);
    }
  }

  private static RejectedException notTokens(Reply reply) {
    return failed(
        "%s did not answer with tokens.".formatted(reply.address()),
        reply.outline(),
        "Check 'token_endpoint' in the provider's metadata, and the provider's log.");
  }

  private static RejectedException failed(String sentence, String found, String remedy) {
    return new RejectedException("token endpoint", sentence, "tokens", found, remedy);
  }

  /** RFC 6749 §5.2. */
  private RejectedException refused(String kind, String error, String description) {
    String found = description.isEmpty() ? error : error + ": " + description;
    String remedy =
        switch (kind) {
          case "invalid_client" ->
              ClientSecretHint.of(client.clientSecret())
                      .orElse("Client id or client secret is wrong: copy both again")
                  + ", then run 'auth set-config'.";
          case "invalid_grant" ->
              "The code was used before, took too long, or was issued for another redirect URI than "
                  + client.redirectUri()
                  + ". Run 'auth login' again.";
          case "unauthorized_client", "unsupported_grant_type" ->
              "Allow the grant 'Authorization Code' for this app at the provider.";
          case "invalid_request" ->
              "The provider misses something: its log says what. Apps of the kind 'web' are meant.";
          default -> "The provider's log says more. Run 'auth login' again.";
        };
    String sentence =
        switch (kind) {
          case "invalid_client" -> "The provider does not accept the client id and its secret.";
          case "invalid_grant" -> "The provider does not accept its own code.";
          default -> "The provider refuses to exchange the code: %s.".formatted(error);
        };
    return new RejectedException("token endpoint", sentence, "tokens", found, remedy);
  }
}
