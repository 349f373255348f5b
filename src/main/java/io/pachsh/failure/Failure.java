package io.pachsh.failure;

import io.pachsh.outside.Lines;
import io.pachsh.outside.Sanitiser;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can act on: a sentence that says what happened to what, an exit status, and
 * usually a hint with the next command. A string may quote anything, so that it is one line,
 * whatever it holds; more than one are {@link Lines}.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Exit exit;
  private final transient Lines below;

  public Failure(Exit exit, String sentence) {
    this(exit, sentence, Lines.none());
  }

  /** A failure whose hint is printed on a line of its own, below the sentence. */
  public Failure(Exit exit, String sentence, @Nullable String hint) {
    this(exit, sentence, hint == null || hint.isEmpty() ? Lines.none() : Lines.of(hint));
  }

  /** A failure whose hint has lines of its own, or none. */
  public Failure(Exit exit, String sentence, Lines hint) {
    super(Sanitiser.quoted(sentence));
    this.exit = exit;
    this.below = hint;
  }

  /** What is told of a bug: what it is, in the words of the code, and where to find more. */
  public static Failure bug(String what, Lines below) {
    return new Failure(Exit.FAILED, "This is a bug in pachsh (" + what + ").", below);
  }

  public Exit exit() {
    return exit;
  }

  /** One line that can be shown. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** What stands below the sentence, with line feeds of ours alone. */
  public Optional<String> hint() {
    return below.isEmpty() ? Optional.empty() : Optional.of(below.toString());
  }

  /** The hint's lines, for a failure that passes them on. */
  public Lines below() {
    return below;
  }
}
