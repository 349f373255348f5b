package io.pachsh.embedded;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.embedded.state.Token;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rules by which tokens are issued: to whom, and for how long. */
public final class TokenRules {
  /** How long a login lasts: pachd's default of 43200 minutes. */
  static final Duration SESSION = Duration.ofDays(30);

  /** How many characters of a principal pachd's database has room for. */
  private static final int LONGEST_PRINCIPAL = 128;

  private static final Duration LONGEST = Duration.ofDays(365_000);

  private TokenRules() {}

  public static Token forever(Secret text, Principal principal, Instant now) {
    return new Token(Token.hash(text), principal, now, Optional.empty());
  }

  /** A robot's token. As in pachd, a time to live of zero or less means no expiry. */
  static Token toRobot(Secret text, String robot, Optional<Duration> timeToLive, Instant now) {
    String name = robot.startsWith("robot:") ? robot.substring("robot:".length()) : robot;
    if (name.contains(":")) {
      throw new RefusedException(new Refusal.Invalid("robot names cannot contain colons (':')"));
    }
    if (timeToLive.isPresent() && timeToLive.get().compareTo(LONGEST) > 0) {
      throw new RefusedException(
          new Refusal.Invalid(
              "a token's time to live is at most %d days; leave it out for a token that never expires"
                  .formatted(LONGEST.toDays())));
    }
    Optional<Instant> expires =
        timeToLive.filter(ttl -> !ttl.isNegative() && !ttl.isZero()).map(now::plus);
    Principal principal = Principal.robot(name);
    requireStorable(
        principal, expires.isPresent() ? "could not generate and insert auth token: " : "");
    return new Token(Token.hash(text), principal, now, expires);
  }

  /**
   * Requires a principal that pachd could keep a token for, and refuses others in its database's
   * words.
   *
   * @param doing what pachd says before them
   */
  static void requireStorable(Principal principal, String doing) {
    String text = principal.text();
    if (text.codePointCount(0, text.length()) > LONGEST_PRINCIPAL) {
      throw new RefusedException(
          new Refusal.Invalid(
              "%sensure principal %s: insert into auth.principals: ERROR: value too long for type character varying(%d) (SQLSTATE 22001)"
                  .formatted(doing, text, LONGEST_PRINCIPAL)));
    }
  }
}
