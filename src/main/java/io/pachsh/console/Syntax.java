package io.pachsh.console;

import io.pachsh.outside.Sanitiser;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the line editor asks about the text that is being typed. */
@FunctionalInterface
public interface Syntax {
  /** Looks at everything typed since the first prompt. Fast and free of effects: runs per key. */
  Result check(String text);

  /**
   * How the text is to look while the cursor stands at an offset of it: what is not said here is
   * plain. Fast, prints nothing, waits for nothing.
   */
  default List<Span> spans(String text, int cursor) {
    return List.of();
  }

  /**
   * What is wrong inside a complete text that the person will want to mend before it runs; asked
   * once, when it is entered.
   */
  default Optional<String> complaint(String text) {
    return Optional.empty();
  }

  /** How many commands a text holds that run one after the other; 1 when it is not complete. */
  default int commands(String text) {
    return 1;
  }

  /** What a text is. */
  sealed interface Result {
    /** A whole input, ready to run. */
    record Complete() implements Result {}

    /**
     * More must follow. {@code what} is the second prompt's name for it: {@code heredoc EOF}.
     * {@code mayClose} tells the lines that may change that from those that cannot.
     */
    record Open(String what, Predicate<String> mayClose) implements Result {
      public Open {
        what = Sanitiser.line(what);
      }

      public Open(String what) {
        this(what, line -> true);
      }
    }

    /** No further line can mend it; running it reports the mistake. */
    record Wrong() implements Result {}
  }
}
