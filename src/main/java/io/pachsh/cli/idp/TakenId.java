package io.pachsh.cli.idp;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.function.Supplier;

/** Makes something with an id that may be taken. */
final class TakenId {
  private TakenId() {}

  /**
   * Makes it.
   *
   * @param kind {@code connector} or {@code client}
   */
  static <T> T orFailure(String kind, String id, Supplier<T> making) {
    try {
      return making.get();
    } catch (RefusedException e) {
      if (!(e.refusal() instanceof Refusal.TakenId)) {
        throw e;
      }
      throw new Failure(
          Exit.FAILED,
          "There is a %s '%s' already.".formatted(kind, id),
          "Change it with 'idp update-%s', or choose another id.".formatted(kind));
    }
  }
}
