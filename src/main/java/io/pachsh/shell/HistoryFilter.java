package io.pachsh.shell;

import java.util.Optional;

/** Decides what of an input may be kept in the history. */
@FunctionalInterface
public interface HistoryFilter {
  /** The input as it may be kept, without secrets; empty to keep nothing of it. */
  Optional<String> keep(String text);

  /** This filter, and then the other on what is left. */
  default HistoryFilter then(HistoryFilter next) {
    return text -> keep(text).flatMap(next::keep);
  }
}
