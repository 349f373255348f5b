package io.pachsh.cluster;

import io.pachsh.access.Principal;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of a cluster, as one caller: a token's text is told when it is issued, never again.
 */
public interface TokenStore {
  /** All tokens, expired ones included; newest last. */
  List<TokenSummary> all();

  /** The robots' tokens, as {@link #restore} takes them (ExtractAuthTokens). */
  List<TokenSummary> ofRobots();

  /** A new token for a robot; without a time to live it never expires. Old ones stay valid. */
  default Secret issue(String robot, Optional<Duration> timeToLive) {
    return issue(robot, timeToLive, "");
  }

  /**
   * The same with a label, which {@link #all} shows; a real cluster keeps none and refuses it.
   *
   * @param label what the token is for, in one line; empty for none
   */
  Secret issue(String robot, Optional<Duration> timeToLive, String label);

  /** Replaces root's token by the supplied text or a new one. */
  Secret rotateRoot(Optional<Secret> supplied);

  /** Revokes one token; knowing it is the proof. Returns how many were revoked: 0 or 1. */
  int revoke(Secret token, boolean force);

  /** Revokes the token with that hash, which lists tell; a real cluster cannot. */
  int revokeHash(String hash, boolean force);

  /** Revokes all tokens of a principal; returns how many. */
  int revokeAllOf(Principal principal, boolean force);

  /** Puts back a token of which the hash was kept (RestoreAuthToken). */
  void restore(String hash, Principal principal, Optional<Instant> expires);

  /**
   * Purges tokens past their expiry (DeleteExpiredAuthTokens); returns how many, -1 for unknown.
   */
  int deleteExpired();
}
