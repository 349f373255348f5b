package io.pachsh.access;

import io.pachsh.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * What a cluster asks of a configuration's provider directly, without a browser that comes back.
 * Each method blocks for seconds at most.
 */
public interface BackChannel {
  /**
   * Begins a sign-in on another device (RFC 8628 §3.1).
   *
   * @param client as which client to ask, whose tokens have to be for the cluster as well; empty
   *     for the cluster's own
   */
  DeviceOpening<RelyingParty.Verdict> openDevice(Optional<LoginClient> client);

  /**
   * Trades a refresh token for a new verdict about the same person (OpenID Connect Core 12).
   *
   * @param subject whom the refreshed ID token has to be about
   */
  Renewal renew(Secret refreshToken, String subject);

  /** Tells the provider that a refresh token is not wanted any more (RFC 7009). */
  Revocation revoke(Secret refreshToken);

  /**
   * The address at which a person ends the session that the provider keeps in the browser (OpenID
   * Connect RP-Initiated Logout 1.0 §2); empty when the provider has none or is not reached.
   *
   * @param loginHint who is meant, in the provider's words
   */
  Optional<URI> endSession(String loginHint);

  /** What came of a refresh token. */
  sealed interface Renewal {
    /** The person is still the provider's; the verdict may bring the next refresh token. */
    record Renewed(RelyingParty.Verdict.Verified verdict) implements Renewal {}

    /** The refresh token is of no use any more. */
    record Ended(LoginProblem problem) implements Renewal {}

    /**
     * Nothing came of it this time; the refresh token may still be good.
     *
     * @param next the one that takes its place, if the provider gave one
     */
    record Failed(LoginProblem problem, Optional<Secret> next) implements Renewal {}
  }

  /** Whether a refresh token is ended at the provider. */
  enum Revocation {
    DONE,
    /** The provider has no address for it. */
    UNSUPPORTED,
    /** The provider was not reached, or refused. */
    FAILED
  }
}
