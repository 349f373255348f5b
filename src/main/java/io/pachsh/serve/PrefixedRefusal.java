package io.pachsh.serve;

import io.grpc.Status;
import io.pachsh.access.RefusedException;
import java.util.function.Supplier;

/** A refusal that is told as pachd tells it: behind what was being done. */
final class PrefixedRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String doing;
  private final transient RefusedException refused;

  private PrefixedRefusal(String doing, RefusedException refused) {
    super(refused);
    this.doing = doing;
    this.refused = refused;
  }

  /** Works, and puts these words before what is refused. */
  static <T> T doing(String words, Supplier<T> work) {
    try {
      return work.get();
    } catch (RefusedException e) {
      throw of(words, e);
    } catch (PrefixedRefusal e) {
      throw new PrefixedRefusal(words + ": " + e.doing, e.refused);
    }
  }

  /** The same of what is refused already. */
  static PrefixedRefusal of(String words, RefusedException refused) {
    return new PrefixedRefusal(words + ": ", refused);
  }

  static void doing(String words, Runnable work) {
    doing(
        words,
        () -> {
          work.run();
          return true;
        });
  }

  Status status() {
    Status status = Statuses.of(refused.refusal());
    return status.withDescription(doing + status.getDescription());
  }
}
