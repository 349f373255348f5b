package io.pachsh.issuer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was handed out and may still be used: codes once and for a minute, access tokens for an
 * hour, refresh tokens once and for as long as the provider lets them. Whoever uses a code or a
 * refresh token a second time ends everything that followed from the first (RFC 6749 §4.1.2, RFC
 * 9700 §4.14.2).
 */
final class GrantStore {
  static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
  static final Duration ACCESS_LIFETIME = Duration.ofHours(1);

  /** What a code was asked for with. */
  record Code(Grant grant, String redirectUri, CodeChallenge challenge) {}

  private final Supplier<ProviderSettings.Lifetimes> lifetimes;
  private final ExpiringStore<Code> codes;
  private final ExpiringStore<Grant> accessTokens;
  private final ExpiringStore<Grant> refreshTokens;

  GrantStore(Supplier<ProviderSettings.Lifetimes> lifetimes, Clock clock, SecureRandom random) {
    this.lifetimes = lifetimes;
    codes = new ExpiringStore<>(clock, random);
    accessTokens = new ExpiringStore<>(clock, random);
    refreshTokens = new ExpiringStore<>(clock, random);
  }

  synchronized String issueCode(Code code) {
    return codes.issue(code, CODE_LIFETIME);
  }

  synchronized String issueAccessToken(Grant grant) {
    return accessTokens.issue(grant, ACCESS_LIFETIME);
  }

  synchronized String issueRefreshToken(Grant grant) {
    return refreshTokens.issue(grant, lifetimes.get().refreshToken());
  }

  /** Uses a code up; empty when it is unknown, expired or used before. */
  synchronized Optional<Code> redeemCode(String code) {
    Optional<ExpiringStore.Entry<Code>> found = codes.use(code);
    found.filter(ExpiringStore.Entry::used).ifPresent(entry -> revoke(entry.value().grant()));
    return found.filter(entry -> !entry.used()).map(ExpiringStore.Entry::value);
  }

  /** Uses a refresh token up; empty when it is unknown, expired, revoked or used before. */
  synchronized Optional<Grant> redeemRefreshToken(String token) {
    Optional<ExpiringStore.Entry<Grant>> found = refreshTokens.use(token);
    found.filter(ExpiringStore.Entry::used).ifPresent(entry -> revoke(entry.value()));
    return found.filter(entry -> !entry.used()).map(ExpiringStore.Entry::value);
  }

  /** The grant behind an access token that may still be used. */
  synchronized Optional<Grant> readAccessToken(String token) {
    return accessTokens.find(token).map(ExpiringStore.Entry::value);
  }

  /**
   * Ends a token that a client no longer wants; false when it is another client's. An unknown one
   * is ended already.
   */
  synchronized boolean end(String token, String clientId) {
    Optional<Grant> refresh = refreshTokens.find(token).map(ExpiringStore.Entry::value);
    Optional<Grant> access = accessTokens.find(token).map(ExpiringStore.Entry::value);
    if (refresh.or(() -> access).filter(grant -> !grant.clientId().equals(clientId)).isPresent()) {
      return false;
    }
    refresh.ifPresent(this::revoke);
    accessTokens.drop(token);
    return true;
  }

  /** Ends every token that came of a sign-in. */
  synchronized void revoke(Grant used) {
    accessTokens.forget(grant -> grant.id().equals(used.id()));
    refreshTokens.forget(grant -> grant.id().equals(used.id()));
  }
}
