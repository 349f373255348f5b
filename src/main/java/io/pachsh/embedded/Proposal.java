package io.pachsh.embedded;

import java.util.Optional;

/**
 * What an operation wants to happen, and what it will answer once that is on disk.
 *
 * @param change nothing when the operation turned out to change nothing
 */
record Proposal<T>(Optional<Change> change, T answer) {
  static <T> Proposal<T> of(Change change, T answer) {
    return new Proposal<>(Optional.of(change), answer);
  }

  static <T> Proposal<T> nothing(T answer) {
    return new Proposal<>(Optional.empty(), answer);
  }
}
