package io.pachsh.command;

import io.pachsh.secret.Secret;
import java.util.List;

/**
 * A command whose standard input is a secret, or may hold some. The session knows them from then
 * on, and shows none of them where nobody asks.
 */
public interface SecretInput {
  /** The secrets that this input holds; what only an expansion will know is left out of it. */
  default List<Secret> secretsIn(String input) {
    return input.isBlank() ? List.of() : List.of(Secret.of(input.strip()));
  }
}
