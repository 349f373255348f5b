package io.pachsh.shell;

import io.pachsh.failure.Failure;
import java.util.List;

/** What runs the inputs that the loop reads. */
public interface Engine {
  /**
   * Runs one complete input; of several lines, as a paste brings them, one by one up to the first
   * failure. Reports failures itself.
   *
   * @throws io.pachsh.failure.Interruption when Ctrl-C stopped it
   */
  Outcome run(String text);

  /**
   * The complete commands of an input, as written; one element when there is only one, and as the
   * last element whatever is not of the language, together with all that follows it.
   */
  List<String> split(String text);

  /** Tells the person of a failure that no line is to blame for. */
  void tell(Failure failure);

  /** Ctrl-C at the prompt: from now on {@code $?} is 130. */
  void interrupted();

  /** How an input ended. */
  sealed interface Outcome {
    /** The exit status of what ran last. */
    int status();

    /** It ran; the status is its last command's. */
    record Ran(int status) implements Outcome {}

    /** It asked to leave the shell: {@code exit}, {@code quit}. */
    record Leave(int status) implements Outcome {}
  }
}
