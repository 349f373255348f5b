package io.pachsh.issuer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was handed out and may still be used: codes once and for a minute, access tokens for an
 * hour, refresh tokens once and for a week. Whoever uses a code or a refresh token a second time
 * ends everything that followed from the first (RFC 6749 §4.1.2, RFC 9700 §4.14.2).
 */
final class Ledger {
  static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
  static final Duration ACCESS_LIFETIME = Duration.ofHours(1);
  static final Duration REFRESH_LIFETIME = Duration.ofDays(7);

  /** A code's promise, fixed when it was issued. */
  record Code(Grant grant, String redirectUri, CodeChallenge challenge) {}

  private record Entry(Code code, Instant expires, boolean used) {}

  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Entry> codes = new HashMap<>();
  private final Map<String, Entry> accessTokens = new HashMap<>();
  private final Map<String, Entry> refreshTokens = new HashMap<>();

  Ledger(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  synchronized String issueCode(Code code) {
    return issue(codes, code, CODE_LIFETIME);
  }

  synchronized String issueAccessToken(Grant grant) {
    return issue(accessTokens, alone(grant), ACCESS_LIFETIME);
  }

  synchronized String issueRefreshToken(Grant grant) {
    return issue(refreshTokens, alone(grant), REFRESH_LIFETIME);
  }

  /** Uses a code up; empty when it is unknown, expired or used before. */
  synchronized Optional<Code> redeemCode(String code) {
    return useUp(codes, code);
  }

  /** Uses a refresh token up; empty when it is unknown, expired, revoked or used before. */
  synchronized Optional<Grant> redeemRefreshToken(String token) {
    return useUp(refreshTokens, token).map(Code::grant);
  }

  /** The grant behind an access token that may still be used. */
  synchronized Optional<Grant> readAccessToken(String token) {
    return living(accessTokens, token).map(entry -> entry.code().grant());
  }

  private String issue(Map<String, Entry> book, Code code, Duration lifetime) {
    Instant now = clock.instant();
    book.values().removeIf(entry -> !now.isBefore(entry.expires()));
    String text = OpaqueText.next(random);
    book.put(text, new Entry(code, now.plus(lifetime), false));
    return text;
  }

  private Optional<Code> useUp(Map<String, Entry> book, String text) {
    Entry entry = living(book, text).orElse(null);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.used()) {
      revoke(entry.code().grant().id());
      return Optional.empty();
    }
    book.put(text, new Entry(entry.code(), entry.expires(), true));
    return Optional.of(entry.code());
  }

  private Optional<Entry> living(Map<String, Entry> book, String text) {
    return Optional.ofNullable(book.get(text))
        .filter(entry -> clock.instant().isBefore(entry.expires()));
  }

  private void revoke(String grantId) {
    accessTokens.values().removeIf(entry -> entry.code().grant().id().equals(grantId));
    refreshTokens.values().removeIf(entry -> entry.code().grant().id().equals(grantId));
  }

  private static Code alone(Grant grant) {
    return new Code(grant, "", new CodeChallenge(""));
  }
}
