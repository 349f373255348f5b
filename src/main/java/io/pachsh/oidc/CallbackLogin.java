package io.pachsh.oidc;

import io.pachsh.access.LoginProblem;
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
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A login that waits for a browser to come back. The first answer with its state decides it, unless
 * it can be asked for with fewer scopes, and the browser is answered only once it is decided.
 */
final class CallbackLogin implements PendingLogin {
  private static final String CANCELLED = "The login was cancelled in the terminal.";
  private static final int PAGE_SECONDS = 30;
  private static final int LINGER_SECONDS = 15;

  private final LoginAttempts attempts;
  private final AuthorizationResponse judge;
  private final CallbackListeners listeners;
  private final Wait wait;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private volatile boolean isOfABrowser;
  private volatile boolean visitedWithoutAnswer;

  /** Where and until when the browser can come back, by which clock, and whether for a trial. */
  record Wait(RedirectUri redirect, Clock clock, Instant end, boolean isTrial) {
    boolean isOver() {
      return clock.instant().isAfter(end);
    }
  }

  CallbackLogin(
      LoginAttempts attempts, AuthorizationResponse judge, CallbackListeners listeners, Wait wait) {
    this.attempts = attempts;
    this.judge = judge;
    this.listeners = listeners;
    this.wait = wait;
  }

  RedirectUri redirect() {
    return wait.redirect();
  }

  @Override
  public URI address() {
    return attempts.first().address();
  }

  @Override
  public String state() {
    return attempts.first().state();
  }

  /** Every state with which a browser may come back to this login. */
  List<String> states() {
    return attempts.states();
  }

  /** Answers a request that brought this login's state. */
  Response answer(Request callback) {
    if (wait.isOver()) {
      return CallbackPage.notAwaited("It took too long: the login has expired.");
    }
    if (isRepeated(callback, "code") || isRepeated(callback, "error")) {
      return CallbackPage.notAwaited("A parameter came more than once.");
    }
    if (looksAhead(callback)) {
      return CallbackPage.lookedAhead();
    }
    String state = callback.query("state").orElse("");
    if (!answered.get() && judge.refusesScopes(callback)) {
      Optional<URI> onward = attempts.afterRefusal(state);
      if (onward.isPresent()) {
        return Response.redirect(onward.get().toString());
      }
    }
    Optional<LoginAttempts.Attempt> attempt = attempts.underWay(state);
    if (attempt.isEmpty() && !answered.get()) {
      return CallbackPage.notAwaited("The provider refused this request; another is under way.");
    }
    if (attempt.isEmpty() || !answered.compareAndSet(false, true)) {
      return again();
    }
    return decide(callback, attempt.get());
  }

  private Response decide(Request callback, LoginAttempts.Attempt attempt) {
    isOfABrowser =
        callback.header("user-agent").filter(it -> it.startsWith("Mozilla/")).isPresent();
    try {
      Verdict found = attempt.scopes().noted(judge.judge(callback, attempt.request()));
      return verdict.complete(found)
          ? page(found, judge.principal(found))
          : CallbackPage.notAwaited(CANCELLED);
    } catch (RuntimeException bug) {
      verdict.completeExceptionally(bug);
      throw bug;
    }
  }

  private Response page(Verdict found, String who) {
    return wait.isTrial() ? CallbackPage.ofTrial(found, who) : CallbackPage.of(found, who);
  }

  /** Answers a form that brought this login's state, which the provider was not asked to send. */
  Response answerForm(Request callback) {
    if (wait.isOver() || !answered.compareAndSet(false, true)) {
      return CallbackPage.notAwaited("This login was answered before, or has expired.");
    }
    Verdict found = AuthorizationResponse.byForm(callback);
    return verdict.complete(found) ? page(found, "") : CallbackPage.notAwaited(CANCELLED);
  }

  /** A browser came to this login's address, but with nothing that belongs to any login. */
  void noteVisitWithoutAnswer() {
    visitedWithoutAnswer = true;
  }

  /** A page that is loaded once more while the first answer is judged shows what becomes of it. */
  private Response again() {
    boolean isUnderWay = !verdict.isDone();
    try {
      Verdict found = verdict.get(PAGE_SECONDS, TimeUnit.SECONDS);
      String who = judge.principal(found);
      return isUnderWay ? page(found, who) : CallbackPage.again(found, who);
    } catch (CancellationException e) {
      return CallbackPage.notAwaited(CANCELLED);
    } catch (TimeoutException | ExecutionException e) {
      return CallbackPage.notAwaited(
          "The login is still being judged: the terminal says how it ends.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CallbackPage.notAwaited(CANCELLED);
    }
  }

  /** Prefetching browsers and previews say so (Fetch standard, {@code Sec-Purpose}). */
  private static boolean looksAhead(Request callback) {
    return Stream.of("sec-purpose", "purpose", "x-purpose", "x-moz")
        .flatMap(name -> callback.headers().getOrDefault(name, List.of()).stream())
        .map(value -> value.toLowerCase(Locale.ROOT))
        .anyMatch(value -> value.contains("prefetch") || value.contains("preview"));
  }

  private static boolean isRepeated(Request callback, String parameter) {
    return callback.query().getOrDefault(parameter, List.of()).size() > 1;
  }

  @Override
  public Optional<Verdict> await(Duration limit) throws InterruptedException {
    try {
      return Optional.of(verdict.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return unfinished();
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("checking the login broke", e.getCause());
    }
  }

  /** Why nothing came of a browser that did come. */
  private Optional<Verdict> unfinished() {
    if (answered.get()) {
      return Optional.of(
          new Verdict.Failed(
              new LoginProblem(
                      "time",
                      "The browser came back, but the provider had not answered in full when the"
                          + " login's time was over.",
                      "tokens for the code",
                      "no answer yet",
                      "The provider is slow. Run 'auth login' again, without --timeout or with a"
                          + " longer one.")
                  .asUnreachable()));
    }
    if (visitedWithoutAnswer) {
      return Optional.of(
          new Verdict.Failed(
              new LoginProblem(
                  "provider's answer",
                  "A browser came back without the provider's answer.",
                  "a query with a code",
                  "no query; perhaps a fragment, behind a '#', which stays in the browser",
                  "Let the app answer in the query (response mode 'query', response type 'code') at"
                      + " the provider.")));
    }
    return Optional.empty();
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

  /**
   * A login that a browser answered keeps its page, and so the port, for some seconds: browsers
   * load pages again, programs do not. A one-shot's process ends sooner, with its page sent: going
   * on would hold back what the person's script does next, and a process that is left behind would
   * hold the port against the next login.
   */
  @Override
  public void close() {
    // Ends the timer as well, which would keep this in memory.
    over.complete(true);
    verdict.cancel(false);
    if (isOfABrowser) {
      CompletableFuture.delayedExecutor(LINGER_SECONDS, TimeUnit.SECONDS)
          .execute(() -> listeners.leave(this));
    } else {
      listeners.leave(this);
    }
  }
}
