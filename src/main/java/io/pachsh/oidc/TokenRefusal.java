package io.pachsh.oidc;

import io.pachsh.access.OidcClient;
import io.pachsh.oidc.message.ProviderError;
import io.pachsh.oidc.message.ProviderErrorMeaning;
import io.pachsh.oidc.transport.RejectedException;
import java.util.Optional;

/** An error of a token endpoint in words (RFC 6749 §5.2). */
final class TokenRefusal {
  private TokenRefusal() {}

  static RejectedException of(ProviderError error, OidcClient client, boolean triedBoth) {
    Optional<ProviderErrorMeaning> meaning = ProviderErrorMeaning.of(error);
    RejectedException refusal =
        new RejectedException(
            meaning.map(ProviderErrorMeaning::check).orElseGet(() -> check(error)),
            meaning.map(ProviderErrorMeaning::sentence).orElseGet(() -> sentence(error, triedBoth)),
            "tokens",
            error.found(),
            meaning.map(ProviderErrorMeaning::remedy).orElseGet(() -> remedy(error, client)));
    return error.isRateLimit() ? refusal.asUnreachable() : refusal;
  }

  /**
   * What the provider calls it; Keycloak tells a wrong secret from a forbidden grant by the status
   * of failed authentication alone.
   */
  private static String kind(ProviderError error) {
    return error.status() == 401 && !error.error().equals("invalid_grant")
        ? "invalid_client"
        : error.error();
  }

  /** Whether nothing but client id or secret can be meant. */
  static boolean isOfSecret(ProviderError error) {
    return kind(error).equals("invalid_client") && ProviderErrorMeaning.of(error).isEmpty();
  }

  private static String check(ProviderError error) {
    return switch (kind(error)) {
      case "invalid_client", "unauthorized_client", "unsupported_grant_type" -> "client";
      case "invalid_grant" -> "code";
      default -> "token endpoint";
    };
  }

  private static String sentence(ProviderError error, boolean triedBoth) {
    String ways = " (tried both client_secret_basic and client_secret_post)";
    return switch (kind(error)) {
      case "invalid_client" ->
          "The provider does not accept the client id and its secret%s."
              .formatted(triedBoth ? ways : "");
      case "invalid_grant" -> "The provider does not accept its own code.";
      default ->
          "The provider refuses to exchange the code: %s%s."
              .formatted(error.error(), triedBoth ? ways : "");
    };
  }

  private static String remedy(ProviderError error, OidcClient client) {
    return switch (kind(error)) {
      case "invalid_client" -> ofClient(client);
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
  }

  private static String ofClient(OidcClient client) {
    if (client.clientSecret().isEmpty()) {
      return "The configuration has no client secret. Give the app's secret with 'auth"
          + " set-config', or make the app a public client at the provider.";
    }
    return ClientSecretHint.of(client.clientSecret())
            .orElse("Client id or client secret is wrong: copy both again")
        + ", then run 'auth set-config --ask-client-secret'.";
  }
}
