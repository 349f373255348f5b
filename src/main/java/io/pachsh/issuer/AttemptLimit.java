package io.pachsh.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many failed attempts in so much time, and no more (RFC 8628 §5.1). */
final class AttemptLimit {
  private final int most;
  private final Duration window;
  private final Clock clock;
  private final Deque<Instant> failures = new ArrayDeque<>();

  AttemptLimit(int most, Duration window, Clock clock) {
    this.most = most;
    this.window = window;
    this.clock = clock;
  }

  synchronized boolean isReached() {
    Instant oldest = clock.instant().minus(window);
    while (!failures.isEmpty() && !failures.getFirst().isAfter(oldest)) {
      failures.removeFirst();
    }
    return failures.size() >= most;
  }

  synchronized void failed() {
    failures.addLast(clock.instant());
  }
}
