package io.pachsh.okta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is going on with Okta just now, for a person who waits. Safe for concurrent use. */
public final class Activity {
  private final Clock clock;
  private volatile Optional<Instant> waitsUntil = Optional.empty();

  Activity(Clock clock) {
    this.clock = clock;
  }

  void waiting(Instant until) {
    waitsUntil = Optional.of(until);
  }

  void asking() {
    waitsUntil = Optional.empty();
  }

  /** In a few words. */
  public String words() {
    return waitsUntil
        .map(
            until ->
                "Okta takes no more requests for another %d s (Ctrl-C gives up)"
                    .formatted(
                        Math.max(0, Duration.between(clock.instant(), until).toSeconds() + 1)))
        .orElse("Asking Okta");
  }
}
