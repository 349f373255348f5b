package io.pachsh.outside;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which texts can be written in YAML without quotes, so that readers of YAML 1.1 and 1.2 alike take
 * them for what they are.
 */
public final class PlainYaml {
  /** Begins with a letter, holds no {@code ": "} and no {@code " #"}, does not end in a colon. */
  private static final Pattern LINE =
      Pattern.compile("[A-Za-z/](?:[A-Za-z0-9_./@+-]|:(?=[A-Za-z0-9_./@+-])| (?=[A-Za-z0-9_(]))*+");

  private static final Pattern WORD =
      Pattern.compile("[A-Za-z](?:[A-Za-z0-9_./@+-]|:(?=[A-Za-z0-9_./@+-]))*+");

  /** What one reader or the other takes for a truth value or for nothing. */
  private static final Set<String> RESERVED =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

  private PlainYaml() {}

  /** Whether it reads the same as a key and as a value that has the rest of its line. */
  public static boolean isLine(String text) {
    return LINE.matcher(text).matches() && !isReserved(text);
  }

  /** Whether it reads the same inside brackets, too: it is one word. */
  public static boolean isWord(String text) {
    return WORD.matcher(text).matches() && !isReserved(text);
  }

  private static boolean isReserved(String text) {
    return RESERVED.contains(text.toLowerCase(Locale.ROOT));
  }
}
