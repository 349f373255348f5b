package io.pachsh.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still unless a test moves it. */
public final class TickingClock extends Clock {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Duration step = Duration.ZERO;

  /** Moves by so much at each question from now on. */
  void stepBy(Duration each) {
    step = each;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    now = now.plus(step);
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
