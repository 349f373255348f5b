package io.pachsh.rehearsal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the org misbehaves at the moment. A change of mood wakes whoever is being slow. */
final class Mood {
  private record Spell(Misbehaviour misbehaviour, CountDownLatch end) {}

  private Spell spell = new Spell(Misbehaviour.NONE, new CountDownLatch(1));

  Misbehaviour now() {
    return spell().misbehaviour();
  }

  boolean is(Misbehaviour misbehaviour) {
    return now() == misbehaviour;
  }

  synchronized void turn(Misbehaviour next) {
    spell.end().countDown();
    spell = new Spell(next, new CountDownLatch(1));
  }

  /** Waits until the mood changes, at most so long; whether it changed. */
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
