package io.pachsh.console;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How a person likes to type; asked anew for each line.
 *
 * @param suggestions whether the rest of an earlier line is suggested, which takes a theme with
 *     colours to tell it from what was typed
 */
public record EditingPreferences(
    Supplier<Theme> theme, Supplier<Keys> keys, BooleanSupplier suggestions) {
  /** No colours, the keys of emacs, and no suggestions while typing. */
  static final EditingPreferences PLAIN =
      new EditingPreferences(() -> Theme.PLAIN, () -> Keys.EMACS, () -> false);
}
