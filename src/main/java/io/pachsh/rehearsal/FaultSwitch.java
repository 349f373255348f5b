package io.pachsh.rehearsal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the org misbehaves at the moment. A change wakes whoever is being slow. */
final class FaultSwitch {
  private record Spell(Fault fault, CountDownLatch end) {}

  private Spell spell = new Spell(Fault.NONE, new CountDownLatch(1));

  Fault now() {
    return spell().fault();
  }

  boolean is(Fault fault) {
    return now() == fault;
  }

  synchronized void turn(Fault next) {
    spell.end().countDown();
    spell = new Spell(next, new CountDownLatch(1));
  }

  /** Waits until the fault changes, at most so long; whether it changed. */
  boolean linger(Duration limit) {
    try {
      return spell().end().await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private synchronized Spell spell() {
    return spell;
  }
}
