package io.pachsh.policy;

import io.pachsh.document.SourceText;
import io.pachsh.failure.Failure;

/**
 * A text in a YAML document, and where it stands.
 *
 * @param plain whether it is written without quotes
 * @param line from zero, as the column is
 */
record PolicyWord(SourceText source, String text, boolean plain, int line, int column) {
  /** Whether it is nothing: an absent value, {@code ~} or {@code null}. */
  boolean isNull() {
    return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
  }

  /** A failure that points here. */
  Failure wrong(String sentence, String advice) {
    return source.failure(line, column, sentence, advice);
  }
}
