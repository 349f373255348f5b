package io.pachsh.console;

import org.jline.utils.Signals;

/**
 * Ctrl-C of a script or a one-shot, where no line editor holds the terminal. The first one
 * interrupts the running command; the next one ends the process as the system would.
 */
public final class InterruptSignal {
  private static final String NAME = "INT";

  private InterruptSignal() {}

  /** From now on SIGINT goes to {@code interrupts}; on a system without signals nothing changes. */
  public static void sendTo(Interrupts interrupts) {
    var unused =
        Signals.register(
            NAME,
            () -> {
              var unusedBefore = Signals.registerDefault(NAME);
              interrupts.raise();
            });
  }
}
