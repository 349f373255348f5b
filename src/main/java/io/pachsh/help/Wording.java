package io.pachsh.help;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The part of an error message that never changes: pieces that stand in it in this order. Searching
 * for them costs no more than reading the message, whatever is in it.
 */
record Wording(List<String> pieces) {
  /** Reads a wording such as {@code expected "…" got "…"}. */
  static Wording of(String text) {
    return new Wording(Pattern.compile("…").splitAsStream(plain(text)).map(String::strip).toList());
  }

  /** How much of the message it explains, in characters; 0 when it does not fit. */
  int weightIn(String plainMessage) {
    int at = 0;
    int weight = 0;
    for (String piece : pieces) {
      int found = plainMessage.indexOf(piece, at);
      if (found < 0) {
        return 0;
      }
      at = found + piece.length();
      weight += piece.length();
    }
    return weight;
  }

  /**
   * A message as wordings are compared with it: in small letters, with one kind of quotes, and one
   * blank wherever there is space or a character that a screen does not show.
   */
  static String plain(String message) {
    StringBuilder plain = new StringBuilder(message.length());
    String lower = message.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c == '\\' && i + 1 < lower.length() && lower.charAt(i + 1) == '"') {
        continue;
      }
      if (c <= ' ' || Character.isISOControl(c) || Character.isSpaceChar(c)) {
        if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
          plain.append(' ');
        }
      } else {
        plain.append(
            switch (c) {
              case '“', '”', '„' -> '"';
              case '‘', '’', '`' -> '\'';
              default -> c;
            });
      }
    }
    return plain.toString();
  }
}
