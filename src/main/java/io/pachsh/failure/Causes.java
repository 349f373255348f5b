package io.pachsh.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chain of causes behind an exception. */
public final class Causes {
  private Causes() {}

  /** The first of that type, the exception itself included. */
  public static <T> Optional<T> find(@Nullable Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }

  /** The last, behind which there is none. */
  public static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
