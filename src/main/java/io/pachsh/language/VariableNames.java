package io.pachsh.language;

/** The rule for names of variables (POSIX.1-2017 XBD 3.235): ASCII letters, digits, underscore. */
public final class VariableNames {
  private VariableNames() {}

  public static boolean isName(String text) {
    return !text.isEmpty() && isStart(text.charAt(0)) && end(text, 0) == text.length();
  }

  static boolean isStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isPart(char c) {
    return isStart(c) || (c >= '0' && c <= '9');
  }

  /** Where the run of name characters that begins at {@code from} ends. */
  static int end(String text, int from) {
    int at = from;
    while (at < text.length() && isPart(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
