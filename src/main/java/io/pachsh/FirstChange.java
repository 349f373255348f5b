package io.pachsh;

import io.pachsh.console.Console;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Sanitiser;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Asks once before the first change at each address to which PACHD_ADDRESS led, if somebody types
 * there who may have meant to practise.
 */
final class FirstChange implements Consumer<String> {
  private final Console console;
  private final BooleanSupplier isTyped;
  private final Set<String> agreed = new HashSet<>();

  /**
   * Nothing is agreed to yet.
   *
   * @param isTyped whether the command that runs was typed in a session, not read from a script
   */
  FirstChange(Console console, BooleanSupplier isTyped) {
    this.console = console;
    this.isTyped = isTyped;
  }

  /** Returns when the person wants the change, or there is nobody to ask. */
  @Override
  public void accept(String address) {
    if (!isTyped.getAsBoolean() || agreed.contains(address)) {
      return;
    }
    String question =
        "PACHD_ADDRESS leads to "
            + Sanitiser.quoted(address)
            + ", and no context was chosen. Change the cluster there?";
    if (!console.agrees(question)) {
      throw new Failure(
          Exit.FAILED,
          "Nothing was changed.",
          "'config set active-context local' practises on the embedded cluster instead.");
    }
    agreed.add(address);
  }
}
