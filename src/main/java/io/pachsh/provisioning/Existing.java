package io.pachsh.provisioning;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import java.util.Optional;
import java.util.function.Supplier;

/** What a cluster is asked for by its id, where it may not be there. */
final class Existing {
  private Existing() {}

  /** Empty when the cluster answers that there is none. */
  static <T> Optional<T> of(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotFound || e.refusal() instanceof Refusal.UnknownId) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
