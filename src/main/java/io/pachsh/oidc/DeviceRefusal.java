package io.pachsh.oidc;

import io.pachsh.oidc.message.ProviderError;
import io.pachsh.oidc.transport.RejectedException;
import java.util.Optional;

/** The errors of a sign-in on another device in words (RFC 8628 §3.2 and §3.5). */
final class DeviceRefusal {
  private static final String CHECK = "device";
  private static final String CLIENT = "device client";

  private DeviceRefusal() {}

  /** Why there is no code to show. */
  static RejectedException atBeginning(ProviderError error, String clientId) {
    String client = clientId.isEmpty() ? "this client" : "the client '" + clientId + "'";
    return switch (error.status() == 401 ? "invalid_client" : error.error()) {
      case "invalid_client" ->
          refusal(
              CLIENT,
              "The provider does not know %s, or not with this secret.".formatted(client),
              error,
              "Pachyderm's own identity service gets the client for it by 'idp setup --device'. At"
                  + " another provider, name a client of it: 'auth login --device --client-id"
                  + " ID'.");
      case "unauthorized_client", "unsupported_grant_type" ->
          refusal(
              CLIENT,
              "The provider does not let %s sign people in on another device.".formatted(client),
              error,
              "Allow the grant 'Device Authorization' for it at the provider (in Keycloak 'OAuth"
                  + " 2.0 Device Authorization Grant'). Pachyderm's own identity service gets a"
                  + " client for it by 'idp setup --device'.");
      case "invalid_scope" ->
          refusal(
              CLIENT,
              "The provider does not let %s ask for what the cluster needs to know."
                  .formatted(client),
              error,
              "The cluster's client has to trust this one ('trusted_peers'): 'idp setup --device'"
                  + " sees to it. A scope that the provider does not know has to go from the auth"
                  + " configuration.");
      default ->
          refusal(
              CHECK,
              "The provider gives no code for another device: %s.".formatted(error.error()),
              error,
              "The provider's log says more.");
    };
  }

  /** Why nothing will come of a code; empty for what can go wrong with every grant. */
  static Optional<RejectedException> whileWaiting(String error) {
    return switch (error) {
      case "access_denied" ->
          Optional.of(
              new RejectedException(
                  CHECK,
                  "The sign-in was refused on the other device.",
                  "a yes",
                  error,
                  "Somebody said no there, or the provider does not let the person in. To try"
                      + " again: 'auth login --device'."));
      case "expired_token" -> Optional.of(expired());
      case "invalid_grant", "invalid_request" ->
          Optional.of(
              new RejectedException(
                  CHECK,
                  "The provider does not know the code any more that it gave for the other device.",
                  "an answer about the code",
                  error,
                  "It was used already, or the provider was started anew. Run 'auth login --device'"
                      + " again."));
      default -> Optional.empty();
    };
  }

  static RejectedException expired() {
    return new RejectedException(
        CHECK,
        "Nobody signed in on the other device in time: the code has expired.",
        "a sign-in",
        "none",
        "Run 'auth login --device' again for a new code.");
  }

  private static RejectedException refusal(
      String check, String sentence, ProviderError error, String remedy) {
    return new RejectedException(check, sentence, "a code", error.found(), remedy);
  }
}
