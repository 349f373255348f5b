package io.pachsh.console;

/** Tells whether what was typed so far is a whole input. */
@FunctionalInterface
public interface Syntax {
  /** Looks at everything typed since the first prompt. Fast and free of effects: runs per key. */
  Result check(String text);

  /** What a text is. */
  sealed interface Result {
    /** A whole input, ready to run. */
    record Complete() implements Result {}

    /** More must follow. {@code what} is the second prompt's name for it: {@code heredoc EOF}. */
    record Open(String what) implements Result {}

    /** No further line can mend it; running it reports the mistake. */
    record Wrong() implements Result {}
  }
}
