package io.pachsh.issuer;

import java.time.Duration;

/** How long what a provider hands out may be used. */
public record TokenLifetimes(Duration idToken, Duration refreshToken) {
  /** An hour and a week. */
  public static final TokenLifetimes DEFAULT =
      new TokenLifetimes(Duration.ofHours(1), Duration.ofDays(7));
}
