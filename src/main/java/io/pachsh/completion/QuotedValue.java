package io.pachsh.completion;

import io.pachsh.language.CursorContext;

/** How a word has to be written so that the language reads exactly it. */
final class QuotedValue {
  private static final String SPECIAL = " \t;|&<>()'\"\\$`*?[!{}";
  private static final String SPECIAL_AT_FIRST = "#~";

  private QuotedValue() {}

  /**
   * A word in the quotes that were begun.
   *
   * @param closed whether the quotes end with it
   */
  static String word(String text, char quote, boolean closed) {
    StringBuilder written = new StringBuilder();
    if (quote != CursorContext.NO_QUOTE) {
      written.append(quote);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == '\'') {
        written.append(c == '\'' ? "'\\''" : String.valueOf(c));
      } else {
        String special = quote == '"' ? "\"$`\\" : i == 0 ? SPECIAL + SPECIAL_AT_FIRST : SPECIAL;
        written.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    if (quote != CursorContext.NO_QUOTE && closed) {
      written.append(quote);
    }
    return written.toString();
  }
}
