package io.pachsh.console;

import java.util.Locale;
import java.util.Optional;

/** The set of colours that suits a person's screen. */
public enum Theme {
  /** For light letters on a dark ground. */
  DARK,
  /** For dark letters on a light ground: no yellow, no cyan. */
  LIGHT,
  /** No colours and no other styles. */
  PLAIN;

  /** The theme of that name, in any letter case. */
  public static Optional<Theme> named(String name) {
    for (Theme theme : values()) {
      if (theme.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(theme);
      }
    }
    return Optional.empty();
  }
}
