package io.pachsh.console;

import io.pachsh.secret.Secret;
import java.util.List;

/**
 * The person at the keyboard. Every method fails with a usage failure when there is nobody to ask.
 */
public interface Console {
  /** Whether keyboard and screen are a terminal, so that questions can be asked. */
  boolean isInteractive();

  /** Reads a line without showing it. Ctrl-C is an {@code Interruption}, as at every question. */
  Secret readSecret(String label);

  /** Asks for a line of text; may be empty. */
  String readLine(String label);

  /** Asks for one of several answers; returns the chosen one, in full. */
  String choose(String question, List<String> answers);

  /** Asks whether something is to be; there is no default. */
  default boolean agrees(String question) {
    return choose(question, List.of("yes", "no")).equals("yes");
  }

  /** The width of the screen in columns; 80 when there is none. */
  int width();

  /** The height of the screen in lines; 24 when there is none. */
  int height();
}
