package io.pachsh.embedded.change;

import java.util.Optional;

/**
 * What an operation wants to happen, and what it will answer once that is on disk.
 *
 * @param change nothing when the operation turned out to change nothing
 */
public record Proposal<T>(Optional<Change> change, T answer) {
  public static <T> Proposal<T> of(Change change, T answer) {
    return new Proposal<>(Optional.of(change), answer);
  }

  public static <T> Proposal<T> nothing(T answer) {
    return new Proposal<>(Optional.empty(), answer);
  }
}
