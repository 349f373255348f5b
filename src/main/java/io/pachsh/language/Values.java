package io.pachsh.language;

import java.util.Optional;

/** What an expansion asks about the session. */
public interface Values {
  /** The variable's value; nothing when it is unset. */
  Optional<String> value(String name);

  /** {@code $?}: the exit status of the last command. */
  int status();
}
