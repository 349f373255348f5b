package io.pachsh.issuer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
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

  /** What a code was asked for with. */
  record Code(Grant grant, String redirectUri, CodeChallenge challenge) {}

  private final Book<Code> codes;
  private final Book<Grant> accessTokens;
  private final Book<Grant> refreshTokens;

  Ledger(Clock clock, SecureRandom random) {
    codes = new Book<>(CODE_LIFETIME, clock, random);
    accessTokens = new Book<>(ACCESS_LIFETIME, clock, random);
    refreshTokens = new Book<>(REFRESH_LIFETIME, clock, random);
  }

  synchronized String issueCode(Code code) {
    return codes.issue(code);
  }

  synchronized String issueAccessToken(Grant grant) {
    return accessTokens.issue(grant);
  }

  synchronized String issueRefreshToken(Grant grant) {
    return refreshTokens.issue(grant);
  }

  /** Uses a code up; empty when it is unknown, expired or used before. */
  synchronized Optional<Code> redeemCode(String code) {
    Optional<Book.Entry<Code>> found = codes.use(code);
    found.filter(Book.Entry::used).ifPresent(entry -> revoke(entry.value().grant()));
    return found.filter(entry -> !entry.used()).map(Book.Entry::value);
  }

  /** Uses a refresh token up; empty when it is unknown, expired, revoked or used before. */
  synchronized Optional<Grant> redeemRefreshToken(String token) {
    Optional<Book.Entry<Grant>> found = refreshTokens.use(token);
    found.filter(Book.Entry::used).ifPresent(entry -> revoke(entry.value()));
    return found.filter(entry -> !entry.used()).map(Book.Entry::value);
  }

  /** The grant behind an access token that may still be used. */
  synchronized Optional<Grant> readAccessToken(String token) {
    return accessTokens.find(token).map(Book.Entry::value);
  }

  private void revoke(Grant used) {
    accessTokens.forget(grant -> grant.id().equals(used.id()));
    refreshTokens.forget(grant -> grant.id().equals(used.id()));
  }
}
