package io.pachsh.doctor;

import io.pachsh.failure.Interruption;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Something that several checks look at and that is found out once, by whoever needs it first. When
 * it cannot be found out, all of them are told the same.
 */
final class Evidence<T> {
  private final FutureTask<T> task;

  private Evidence(Callable<T> source) {
    task = new FutureTask<>(source);
  }

  static <T> Evidence<T> of(Supplier<T> source) {
    return new Evidence<>(source::get);
  }

  /** Blocks until it is found out. Throws what finding it out threw. */
  T get() {
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("finding out broke", e.getCause());
    } catch (InterruptedException e) {
      throw new Interruption();
    }
  }
}
