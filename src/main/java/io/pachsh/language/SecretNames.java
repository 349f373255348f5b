package io.pachsh.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables whose names say that their values must not be shown. */
public final class SecretNames {
  private static final Pattern NAME =
      Pattern.compile("SECRET|TOKEN|PASSWORD", Pattern.CASE_INSENSITIVE);
  private static final Pattern ASSIGNMENT = Pattern.compile("\\b([A-Za-z_][A-Za-z0-9_]*=)(\\S+)");

  private SecretNames() {}

  public static boolean isSecret(String name) {
    return NAME.matcher(name).find();
  }

  /** The text with the values of such assignments dotted out, each character by one dot. */
  static String mask(String text) {
    Matcher found = ASSIGNMENT.matcher(text);
    StringBuilder shown = new StringBuilder(text.length());
    int at = 0;
    while (found.find()) {
      if (isSecret(found.group(1))) {
        shown.append(text, at, found.start(2)).append("•".repeat(found.group(2).length()));
        at = found.end(2);
      }
    }
    return shown.append(text, at, text.length()).toString();
  }
}
