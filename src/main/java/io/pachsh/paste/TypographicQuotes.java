package io.pachsh.paste;

import java.util.function.IntPredicate;

/**
 * Quotes that a typesetter curled, where straight ones belong: around the keys and values of a
 * line. Those within a text stay.
 */
final class TypographicQuotes {
  private static final String CURLED = "“”„‟«»‹›‘’‚‛＂＇″′´`〝〞〟❝❞❛❜";

  private final String line;
  private final StringBuilder straight = new StringBuilder();

  private TypographicQuotes(String line) {
    this.line = line;
  }

  static String straightened(String line) {
    return line.chars().anyMatch(TypographicQuotes::isCurled)
        ? new TypographicQuotes(line).straightened()
        : line;
  }

  private String straightened() {
    boolean begins = true;
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      int close = begins && isQuote(c) ? closing(at) : -1;
      if (close > 0) {
        quoted(at, close);
        at = close + 1;
        begins = false;
        continue;
      }
      straight.append(c);
      begins = "{[,:(".indexOf(c) >= 0 || (begins && (Character.isWhitespace(c) || c == '-'));
      at++;
    }
    return straight.toString();
  }

  /** Where the text that is opened here closes: before what ends a key or a value; else -1. */
  private int closing(int open) {
    char quote = line.charAt(open);
    if (!isCurled(quote)) {
      int first = line.indexOf(quote, open + 1);
      while (first > 0 && isEscaped(first)) {
        first = line.indexOf(quote, first + 1);
      }
      return first > 0 && endsText(first + 1)
          ? first
          : nextEnd(open, c -> c == quote || isCurled(c));
    }
    return nextEnd(open, TypographicQuotes::isQuote);
  }

  private int nextEnd(int open, IntPredicate closer) {
    for (int i = open + 1; i < line.length(); i++) {
      if (closer.test(line.charAt(i)) && !isEscaped(i) && endsText(i + 1)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an odd number of backslashes stands before that place. */
  private boolean isEscaped(int at) {
    int before = at;
    while (before > 0 && line.charAt(before - 1) == '\\') {
      before--;
    }
    return (at - before) % 2 == 1;
  }

  private boolean endsText(int at) {
    int next = at;
    while (next < line.length() && Character.isWhitespace(line.charAt(next))) {
      next++;
    }
    return next == line.length() || ":,}])#".indexOf(line.charAt(next)) >= 0;
  }

  private void quoted(int open, int close) {
    String inner = line.substring(open + 1, close);
    if (!isCurled(line.charAt(open)) && line.charAt(open) == line.charAt(close)) {
      straight.append(line, open, close + 1);
      return;
    }
    // French guillemets stand off what they quote.
    String meant = "«‹".indexOf(line.charAt(open)) >= 0 ? inner.strip() : inner;
    straight.append('"').append(meant.replaceAll("(?<!\\\\)\"", "\\\\\"")).append('"');
  }

  private static boolean isQuote(int c) {
    return c == '"' || c == '\'' || isCurled(c);
  }

  private static boolean isCurled(int c) {
    return CURLED.indexOf(c) >= 0;
  }
}
