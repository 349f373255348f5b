package io.pachsh.failure;

import io.pachsh.outside.Lines;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The person pressed Ctrl-C: what goes on is given up, as far as the prompt or the end of the
 * process. This is the only way in which that is told; what waits translates the JDK's {@code
 * InterruptedException} where it meets it. It is unchecked, because nearly everything here can wait
 * for a cluster, and it is no {@link Failure}, because whoever goes on after a failure must not go
 * on after this. A program's exit status of 130 is not one: that is a status like others.
 */
public final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Failure account;

  /** Nothing has to be said about it. */
  public Interruption() {
    super("Ctrl-C", null, false, false);
    account = null;
  }

  /** What was given up, and what is not known because of that. */
  public Interruption(String sentence, Lines below) {
    super(sentence, null, false, false);
    account = new Failure(Exit.INTERRUPTED, sentence, below);
  }

  /** The same, told in other words, such as with what was done before it. */
  public Interruption told(UnaryOperator<Failure> words) {
    Failure plain =
        account != null ? account : new Failure(Exit.INTERRUPTED, "Interrupted.", Lines.none());
    Failure told = words.apply(plain);
    return new Interruption(told.sentence(), told.below());
  }

  /** What is still to be told about it: for whoever shows failures, never to be thrown. */
  public Optional<Failure> account() {
    return Optional.ofNullable(account);
  }
}
