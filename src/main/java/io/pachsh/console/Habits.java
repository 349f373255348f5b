package io.pachsh.console;

import java.util.function.Supplier;

/** How a person likes to type; asked anew for each line. */
public record Habits(Supplier<Theme> theme, Supplier<Keys> keys) {
  /** No colours, and the keys of emacs. */
  static final Habits PLAIN = new Habits(() -> Theme.PLAIN, () -> Keys.EMACS);
}
