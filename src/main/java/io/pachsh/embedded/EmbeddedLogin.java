package io.pachsh.embedded;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.LoginProgress;
import io.pachsh.access.RelyingParty;
import io.pachsh.cluster.ServedLogin;
import io.pachsh.failure.Interruption;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A login at an embedded cluster. It can be waited for once, and gives one session at most. */
final class EmbeddedLogin implements ServedLogin {
  private final Function<RelyingParty.Verdict, LoginOutcome> finish;
  private final Clock clock;
  private final RelyingParty.PendingLogin pending;
  private final Instant expires;
  private final AtomicBoolean used = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** {@code finish} makes a session of what the provider's answer was judged to be. */
  EmbeddedLogin(
      Function<RelyingParty.Verdict, LoginOutcome> finish,
      Clock clock,
      RelyingParty.PendingLogin pending,
      Instant expires) {
    this.finish = finish;
    this.clock = clock;
    this.pending = pending;
    this.expires = expires;
  }

  @Override
  public URI address() {
    return pending.address();
  }

  @Override
  public Instant expires() {
    return expires;
  }

  @Override
  public LoginProgress progress() {
    return pending.progress();
  }

  @Override
  public void whenDecided(Runnable then) {
    pending.whenDecided(left(), then);
  }

  @Override
  public LoginOutcome await(Duration limit) {
    if (!used.compareAndSet(false, true)) {
      return refused("This login was used already; each can be used once.");
    }
    if (closed.get()) {
      return refused("This login was cancelled.");
    }
    try {
      Optional<RelyingParty.Verdict> verdict = pending.await(shorter(limit, left()));
      if (closed.get()) {
        return refused("This login was cancelled.");
      }
      boolean isLate = left().isZero();
      if (verdict.map(it -> it instanceof RelyingParty.Verdict.Verified && isLate).orElse(true)) {
        return new LoginOutcome.TimedOut();
      }
      return finish.apply(verdict.get());
    } catch (InterruptedException e) {
      throw new Interruption();
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      pending.close();
    }
  }

  /** What is left of this login's life; never negative. */
  private Duration left() {
    Duration left = Duration.between(clock.instant(), expires);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static LoginOutcome refused(String sentence) {
    return new LoginOutcome.Refused(
        new LoginProblem("login", sentence, "", "", "Run 'auth login' to begin another one."));
  }
}
