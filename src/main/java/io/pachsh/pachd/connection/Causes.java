package io.pachsh.pachd.connection;

import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chain of causes behind a failure. */
final class Causes {
  private Causes() {}

  /** The first of that type. */
  static <T> Optional<T> find(@Nullable Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }

  /** Everything that the chain says, joined. */
  static String words(@Nullable Throwable failure) {
    StringBuilder words = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message =
          each instanceof StatusRuntimeException ended
              ? ended.getStatus().getDescription()
              : each.getMessage();
      if (message != null && words.indexOf(message) < 0) {
        words.append(words.length() == 0 ? "" : "; ").append(message);
      }
    }
    return words.toString();
  }
}
