package io.pachsh.command;

/** A command whose standard input is a secret, or may hold one. */
public interface SecretInput {
  /** Whether this input holds a secret; what only an expansion will know is left out of it. */
  default boolean holdsSecret(String input) {
    return !input.isBlank();
  }
}
