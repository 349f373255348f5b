package io.pachsh.interpreter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line with which somebody who is new here asks for help, as other programs take it: {@code ?},
 * {@code \h} and {@code \?} of psql, {@code --help}.
 */
final class HelpWish {
  /** Loaded for the first line that may be one. */
  private static final class Form {
    private static final Pattern ALONE =
        Pattern.compile(
            "[ \\t]*(?:\\\\?\\?|\\\\h|[:.]?--?help|[:./]help|-[h?]|/\\?)"
                + "(?<words>(?:[ \\t]+[\\w-]+)*+)[ \\t]*\\r?");
  }

  private HelpWish() {}

  /** The line, or {@code help} and the words behind it where it is such a wish. */
  static String spelled(String line) {
    if (line.indexOf('?') < 0 && line.indexOf('h') < 0) {
      return line;
    }
    int start = 0;
    while (start < line.length() && " \t".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    if (start == line.length() || "?\\:./-".indexOf(line.charAt(start)) < 0) {
      return line;
    }
    Matcher wish = Form.ALONE.matcher(line);
    return wish.matches() ? "help" + wish.group("words") : line;
  }
}
