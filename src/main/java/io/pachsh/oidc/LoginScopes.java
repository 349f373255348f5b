package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.oidc.message.ProviderError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a login asks the provider for: the scopes that it needs, and a refresh token besides where
 * the provider says that it gives some. That the provider has the grant does not mean that this app
 * may use it: a login that is refused for it goes on without.
 *
 * @param needed without what the login would be another one than was configured
 */
record LoginScopes(List<String> needed, Offline offline) {
  private static final String UNRENEWABLE =
      "The provider gives this app no refresh token, so this session cannot be renewed with 'auth"
          + " login --renew': that needs the grant 'Refresh Token' (scope offline_access) for the"
          + " app at the provider.";

  /** Whether a refresh token is asked for besides. */
  enum Offline {
    ASKED_FOR,
    REFUSED,
    /** The scopes say what is wanted, or the provider has nothing to renew with. */
    LEFT_ALONE
  }

  LoginScopes {
    needed = List.copyOf(needed);
  }

  /** The scopes of a configuration. */
  static LoginScopes of(Metadata metadata, AuthConfiguration configuration) {
    List<String> needed = configuration.requestedScopes();
    boolean asks = metadata.givesRefreshTokens() && !needed.contains(Metadata.OFFLINE);
    return new LoginScopes(needed, asks ? Offline.ASKED_FOR : Offline.LEFT_ALONE);
  }

  /** These and no others. */
  static LoginScopes exactly(List<String> scopes) {
    return new LoginScopes(scopes, Offline.LEFT_ALONE);
  }

  LoginScopes and(String scope) {
    return new LoginScopes(Stream.concat(needed.stream(), Stream.of(scope)).toList(), offline);
  }

  /** The {@code scope} parameter (RFC 6749 §3.3). */
  String text() {
    return String.join(" ", offline == Offline.ASKED_FOR ? and(Metadata.OFFLINE).needed() : needed);
  }

  /** What may be asked for instead when these are refused; empty when nothing can be left out. */
  Optional<LoginScopes> fewer() {
    return offline == Offline.ASKED_FOR
        ? Optional.of(new LoginScopes(needed, Offline.REFUSED))
        : Optional.empty();
  }

  /**
   * Whether an error may be about what was asked for besides. Okta says {@code invalid_scope};
   * whoever says that access is denied has to name the refresh token, or a person has said no.
   */
  static boolean mayBeRefusedBy(ProviderError error) {
    return switch (error.error()) {
      case "invalid_scope", "unauthorized_client" -> true;
      case "access_denied", "invalid_request" ->
          error.says(Metadata.OFFLINE, "offline access", "refresh_token", "refresh token");
      default -> false;
    };
  }

  /** The verdict on a login with these scopes, with a note if it cannot be renewed. */
  Verdict noted(Verdict verdict) {
    return offline == Offline.REFUSED && verdict instanceof Verdict.Verified verified
        ? verified.noting(UNRENEWABLE)
        : verdict;
  }
}
