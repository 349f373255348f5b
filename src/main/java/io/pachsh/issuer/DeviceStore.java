package io.pachsh.issuer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sign-ins that devices asked for (RFC 8628), from their codes to the person's answer. Codes
 * are good for five minutes; they are remembered as long again, so that a late device hears why it
 * gets nothing.
 */
final class DeviceStore {
  static final Duration LIFETIME = Duration.ofMinutes(5);
  static final Duration INTERVAL = Duration.ofSeconds(5);

  /** RFC 8628 §3.5: what a device that asks too often has to wait longer, each time. */
  private static final Duration SLOWER = Duration.ofSeconds(5);

  /** The oldest gives way, so that nobody keeps others out by asking. */
  private static final int MOST = 1000;

  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, Authorization> byDeviceCode = new LinkedHashMap<>();

  DeviceStore(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** One that a device was given codes for. */
  record Pending(String deviceCode, UserCode userCode, Client client, Set<String> scopes) {
    Pending {
      scopes = Set.copyOf(scopes);
    }
  }

  /** What became of one so far. */
  private static final class Authorization {
    private final Pending asked;
    private final Instant expires;
    private Duration interval = INTERVAL;
    private Instant nextPoll = Instant.MIN;
    private Optional<Grant> grant = Optional.empty();
    private boolean denied;
    private boolean used;

    Authorization(Pending asked, Instant expires) {
      this.asked = asked;
      this.expires = expires;
    }

    boolean isDecided() {
      return denied || grant.isPresent();
    }
  }

  synchronized Pending begin(Client client, Set<String> scopes) {
    Instant now = clock.instant();
    byDeviceCode.values().removeIf(old -> !now.isBefore(old.expires.plus(LIFETIME)));
    while (byDeviceCode.size() >= MOST) {
      byDeviceCode.remove(byDeviceCode.keySet().iterator().next());
    }
    UserCode code = UserCode.next(random);
    while (isTaken(code)) {
      code = UserCode.next(random);
    }
    Pending pending = new Pending(OpaqueText.next(random), code, client, scopes);
    byDeviceCode.put(pending.deviceCode(), new Authorization(pending, now.plus(LIFETIME)));
    return pending;
  }

  private boolean isTaken(UserCode code) {
    return byDeviceCode.values().stream().anyMatch(other -> other.asked.userCode().equals(code));
  }

  /** The one with that code that still waits for a person's answer. */
  synchronized Optional<Pending> find(UserCode code) {
    return byDeviceCode.values().stream()
        .filter(each -> each.asked.userCode().equals(code) && isOpen(each))
        .map(each -> each.asked)
        .findFirst();
  }

  /** Gives the device what the person granted; false when it no longer waits. */
  synchronized boolean allow(Pending pending, Grant grant) {
    Optional<Authorization> open = open(pending);
    open.ifPresent(each -> each.grant = Optional.of(grant));
    return open.isPresent();
  }

  /** Lets the device know that the answer is no. */
  synchronized boolean deny(Pending pending) {
    Optional<Authorization> open = open(pending);
    open.ifPresent(each -> each.denied = true);
    return open.isPresent();
  }

  private Optional<Authorization> open(Pending pending) {
    return Optional.ofNullable(byDeviceCode.get(pending.deviceCode())).filter(this::isOpen);
  }

  private boolean isOpen(Authorization each) {
    return !each.isDecided() && clock.instant().isBefore(each.expires);
  }

  /**
   * What the person granted, once. A code that is used again ends everything that came of it.
   *
   * @throws OAuthError saying why there is nothing, or not yet (RFC 8628 §3.5)
   */
  synchronized Grant redeem(String deviceCode, Client client, GrantStore grants) {
    Authorization found = byDeviceCode.get(deviceCode);
    if (found == null || !found.asked.client().id().equals(client.id())) {
      throw refused("invalid_grant", "The device code is unknown or another client's.");
    }
    if (found.used) {
      found.grant.ifPresent(grants::revoke);
      throw refused("invalid_grant", "The device code was used before.");
    }
    Instant now = clock.instant();
    if (!now.isBefore(found.expires)) {
      throw refused("expired_token", "The device code has expired.");
    }
    if (found.denied) {
      throw refused("access_denied", "The person refused the sign-in.");
    }
    if (found.grant.isEmpty()) {
      throw notYet(found, now);
    }
    found.used = true;
    return found.grant.get();
  }

  private static OAuthError notYet(Authorization found, Instant now) {
    boolean isTooSoon = now.isBefore(found.nextPoll);
    if (isTooSoon) {
      found.interval = found.interval.plus(SLOWER);
    }
    found.nextPoll = now.plus(found.interval);
    return isTooSoon
        ? refused("slow_down", "Ask every %d seconds.".formatted(found.interval.toSeconds()))
        : refused("authorization_pending", "The person has not answered yet.");
  }

  private static OAuthError refused(String error, String description) {
    return OAuthError.atToken(error, description);
  }
}
