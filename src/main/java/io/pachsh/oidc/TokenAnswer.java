package io.pachsh.oidc;

import io.pachsh.access.OidcClient;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.message.ProviderError;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.oidc.transport.Reply;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a token endpoint said (RFC 6749 §5). Its body may hold tokens and is never quoted, but for
 * the error and the description of an answer that gives none.
 *
 * @param members the body's members; empty when it is no JSON object
 * @param fault why it is none; empty when it is one
 */
record TokenAnswer(Reply reply, Optional<ClaimsDocument> members, String fault) {
  /** What a kind of token is called ({@code token_type}, RFC 6749 §11.1), such as {@code DPoP}. */
  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z_-]{0,19}");

  private static final Set<String> CLIENT_ERRORS = Set.of("invalid_client", "unauthorized_client");

  static TokenAnswer of(Reply reply) {
    try {
      return new TokenAnswer(
          reply, Optional.of(ClaimsDocument.confidential("token response", reply.body())), "");
    } catch (ParseException e) {
      return new TokenAnswer(reply, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /** Whether the provider says in OAuth's words that it does not know this client. */
  boolean refusesClient() {
    return (reply.status() == 400 || reply.status() == 401)
        && error().filter(CLIENT_ERRORS::contains).isPresent();
  }

  /**
   * Whether nobody looked at what was asked, whatever else stands in the answer: the provider
   * failed, or it has nothing at this address.
   */
  boolean isOfProvider() {
    return reply.status() >= 500 || reply.status() == 404 || reply.status() == 405;
  }

  /** Whether it is the client's secret that the provider does not know. */
  boolean refusesSecret() {
    return !isOfProvider()
        && providerError().map(TokenRefusal::isOfSecret).orElseGet(() -> reply.status() == 401);
  }

  private Optional<ProviderError> providerError() {
    return members.flatMap(it -> ProviderError.in(it, reply.status())).filter(it -> givesNothing());
  }

  TokenEndpoint.Tokens tokens(OidcClient client) {
    if (reply.status() != 200 || members.isEmpty() || error().isPresent()) {
      throw refusal(client, false);
    }
    ClaimsDocument document = members.get();
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
    return new TokenEndpoint.Tokens(
        Secret.of(idToken),
        document.text("access_token").map(Secret::of),
        document.text("refresh_token").filter(text -> !text.isEmpty()).map(Secret::of));
  }

  /**
   * Why there are no tokens.
   *
   * @param triedBoth whether the secret was sent in both ways
   */
  RejectedException refusal(OidcClient client, boolean triedBoth) {
    if (reply.isRedirect()) {
      return failed(
          "The token endpoint redirects, which is not followed with a secret.",
          reply.location().map(TokenAnswer::place).orElse("a redirect"),
          "Correct 'token_endpoint' in the provider's metadata.");
    }
    Optional<ProviderError> error = providerError();
    if (error.isPresent()) {
      return TokenRefusal.of(error.get(), client, triedBoth);
    }
    try {
      reply.requireReached();
    } catch (RejectedException unreached) {
      return unreached;
    }
    if (reply.status() == 401) {
      return TokenRefusal.of(
          new ProviderError("invalid_client", "", 401, "401 and no reason"), client, triedBoth);
    }
    if (reply.status() == 404 || reply.status() == 405) {
      return failed(
          "There is no token endpoint at %s: it answers %d."
              .formatted(reply.address(), reply.status()),
          reply.outline(),
          "Correct 'token_endpoint' in the provider's metadata.");
    }
    return failed(
        fault.startsWith("it names")
            ? "The token endpoint's answer cannot be trusted: %s.".formatted(fault)
            : "%s did not answer with tokens.".formatted(reply.address()),
        reply.outline(),
        reply.status() >= 500
            ? "The provider failed; its log says why. Run 'auth login' again."
            : "Check 'token_endpoint' in the provider's metadata, and the provider's log.");
  }

  /** A query may hold what was posted. */
  private static String place(URI address) {
    return String.valueOf(address).replaceFirst("[?#].*", "");
  }

  /** The error that it names, in OAuth's words. */
  Optional<String> error() {
    return members.filter(it -> it.isText("error")).flatMap(it -> it.text("error"));
  }

  private boolean givesNothing() {
    return members.filter(it -> it.has("access_token") || it.has("id_token")).isEmpty();
  }

  private static RejectedException failed(String sentence, String found, String remedy) {
    return new RejectedException("token endpoint", sentence, "tokens", found, remedy);
  }
}
