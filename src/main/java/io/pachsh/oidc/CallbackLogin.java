package io.pachsh.oidc;

import io.pachsh.access.LoginProgress;
import io.pachsh.access.RelyingParty.PendingLogin;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A login that waits for a browser to come back. The first answer with its state decides it, and
 * the browser is answered only once it is decided.
 */
final class CallbackLogin implements PendingLogin {
  private final AuthorizationRequest request;
  private final AuthorizationResponse judge;
  private final CallbackListeners listeners;
  private final Lifetime lifetime;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();

  /** Until when the browser can come back, by which clock. */
  record Lifetime(Clock clock, Instant end) {
    boolean isOver() {
      return clock.instant().isAfter(end);
    }
  }

  CallbackLogin(
      AuthorizationRequest request,
      AuthorizationResponse judge,
      CallbackListeners listeners,
      Lifetime lifetime) {
    this.request = request;
    this.judge = judge;
    this.listeners = listeners;
    this.lifetime = lifetime;
  }

  RedirectUri redirect() {
    return request.redirect();
  }

  @Override
  public URI address() {
    return request.address();
  }

  @Override
  public String state() {
    return request.state();
  }

  /** Answers a request that brought this login's state. */
  Response answer(Request callback) {
    if (lifetime.isOver()) {
      return CallbackPage.notAwaited("It took too long: the login has expired.");
    }
    if (isRepeated(callback, "code") || isRepeated(callback, "error")) {
      return CallbackPage.notAwaited("A parameter came more than once.");
    }
    if (!answered.compareAndSet(false, true)) {
      return CallbackPage.notAwaited("This login was answered before, and is used only once.");
    }
    try {
      Verdict found = judge.judge(callback, request);
      return verdict.complete(found)
          ? CallbackPage.of(found)
          : CallbackPage.notAwaited("The login was cancelled in the terminal.");
    } catch (RuntimeException bug) {
      verdict.completeExceptionally(bug);
      throw bug;
    }
  }

  private static boolean isRepeated(Request callback, String parameter) {
    return callback.query().getOrDefault(parameter, List.of()).size() > 1;
  }

  @Override
  public Optional<Verdict> await(Duration limit) throws InterruptedException {
    try {
      return Optional.of(verdict.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | CancellationException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("checking the login broke", e.getCause());
    }
  }

  @Override
  public LoginProgress progress() {
    if (verdict.isDone() && !verdict.isCompletedExceptionally()) {
      return verdict.join() instanceof Verdict.Failed
          ? LoginProgress.FAILED
          : LoginProgress.RETURNED;
    }
    return answered.get() ? LoginProgress.RETURNED : LoginProgress.WAITING;
  }

  @Override
  public void whenDecided(Duration limit, Runnable then) {
    var unused = verdict.whenComplete((found, failure) -> then.run());
  }

  /** Closes it when its time is over: a login that nobody closes must not hold its port. */
  void closeAfter(Duration limit) {
    var unusedTimer =
        over.completeOnTimeout(true, limit.toMillis(), TimeUnit.MILLISECONDS)
            .thenAcceptAsync(unused -> close());
  }

  @Override
  public void close() {
    // Ends the timer as well, which would keep this in memory.
    over.complete(true);
    verdict.cancel(false);
    listeners.leave(this);
  }
}
