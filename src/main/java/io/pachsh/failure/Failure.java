package io.pachsh.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can act on: a sentence that says what happened to what, an exit status, and
 * usually a hint with the next command.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Exit exit;
  private final @Nullable String hint;

  public Failure(Exit exit, String sentence) {
    this(exit, sentence, null);
  }

  /** A failure whose hint is printed on lines of its own, below the sentence. */
  public Failure(Exit exit, String sentence, @Nullable String hint) {
    super(sentence);
    this.exit = exit;
    this.hint = hint;
  }

  public Exit exit() {
    return exit;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }
}
