package io.pachsh.language;

import java.util.Optional;

/** What an expansion asks about the session. */
public interface VariableLookup {
  /** The variable's value; nothing when it is unset. */
  Optional<String> value(String name);

  /** What is more to say of a variable that is unset, such as which one may be meant. */
  default Optional<String> advice(String name) {
    return Optional.empty();
  }

  /** Hears of the value that {@code ${NAME:-value}} has in the place of a variable. */
  default void substituted(String name, String value) {}

  /** {@code $?}: the exit status of the last command. */
  int status();
}
