package io.pachsh.pachd.connection;

import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** What the chain of causes behind a failure says. */
final class CauseWords {
  private CauseWords() {}

  /** Everything that the chain says, joined. */
  static String of(@Nullable Throwable failure) {
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
