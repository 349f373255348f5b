package io.pachsh.doctor;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Makes checks side by side, each within a time limit, and tells their findings in the checks'
 * order.
 *
 * @param limit how long one check may take
 */
public record Examination(List<Check> checks, Duration limit) {
  /** As many at once: most of them wait for somebody else. */
  private static final int AT_ONCE = 8;

  public Examination {
    checks = List.copyOf(checks);
  }

  /**
   * Makes the checks; blocks until all have ended or run out of time.
   *
   * @param told hears of each outcome in order, as soon as all before it are known
   */
  public List<CheckOutcome> run(Consumer<CheckOutcome> told) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            AT_ONCE,
            task -> {
              Thread thread = new Thread(task, "doctor");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Finding>> begun = checks.stream().map(check -> begin(threads, check)).toList();
      List<CheckOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < begun.size(); i++) {
        CheckOutcome outcome = new CheckOutcome(checks.get(i), await(begun.get(i)));
        outcomes.add(outcome);
        told.accept(outcome);
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Future<Finding> begin(ExecutorService threads, Check check) {
    return threads.submit(() -> made(check));
  }

  private static Finding made(Check check) {
    try {
      return check.probe().get();
    } catch (UnknownException e) {
      return Finding.skip(e.why());
    } catch (RefusedException e) {
      return e.refusal() instanceof Refusal.NotAuthorized
          ? Finding.skip("only an administrator may see it")
          : Finding.skip("the cluster does not say: " + e.refusal().sentence());
    } catch (Failure e) {
      return Finding.skip("it could not be made: " + e.sentence());
    }
  }

  private Finding await(Future<Finding> begun) {
    try {
      return begun.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      begun.cancel(true);
      return Finding.skip("no answer within %d seconds".formatted(limit.toSeconds()));
    } catch (InterruptedException e) {
      throw new Interruption();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException("a check broke", e.getCause());
    }
  }
}
