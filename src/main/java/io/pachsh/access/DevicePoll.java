package io.pachsh.access;

import java.time.Duration;
import java.util.function.Function;

/** What a provider says to a device that asks whether the person has signed in (RFC 8628 §3.5). */
public sealed interface DevicePoll<T> {
  /**
   * Not yet.
   *
   * @param pause how long to wait at least before asking again
   */
  record Pending<T>(Duration pause) implements DevicePoll<T> {}

  /** It is over, well or not; there is nothing to ask any more. */
  record Ended<T>(T result) implements DevicePoll<T> {}

  /** The same with another result. */
  default <U> DevicePoll<U> map(Function<T, U> change) {
    return this instanceof Ended<T> ended
        ? new Ended<>(change.apply(ended.result()))
        : new Pending<>(((Pending<T>) this).pause());
  }
}
