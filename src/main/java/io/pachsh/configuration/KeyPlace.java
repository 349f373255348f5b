package io.pachsh.configuration;

import java.util.List;
import java.util.Optional;

/** A mapping that a person writes: which keys belong in it. */
public interface KeyPlace {
  /** Where it stands, such as {@code under `oidc:`}. */
  String where();

  List<String> keys();

  /** The key that a written one is; empty when it does not belong here. */
  default Optional<String> known(String written) {
    return keys().contains(written) ? Optional.of(written) : Optional.empty();
  }

  /** What to do about a key that does not belong here, as the end of a sentence. */
  String advice(String key);
}
