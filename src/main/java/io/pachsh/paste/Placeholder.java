package io.pachsh.paste;

import java.util.regex.Pattern;

/** What documentation writes where a person's own value has to go. */
public final class Placeholder {
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\s*|https?:/*|(?i)your[ _-].*|\\.\\.\\.|…|x{3,}|changeme|todo"
              + "|\\*{3,}|%[A-Za-z_]\\w*%|\\$\\{?[A-Za-z_]\\w*}?|<.*>|\\{.*}",
          Pattern.DOTALL);
  private static final Pattern INSIDE =
      Pattern.compile(
          "<[^<>]*>|\\{\\{|%[A-Z][A-Z0-9_]{3,}%|\\{[A-Za-z_][^{}]*}|\\$\\{|(?i)://\\$\\w|yourOktaDomain|your-okta-domain");

  private Placeholder() {}

  /** Whether a URL or a name was never filled in. */
  public static boolean isIn(String value) {
    return WHOLE.matcher(value).matches() || INSIDE.matcher(value).find();
  }

  /** The same for a secret, which may hold any character: only the whole text counts. */
  public static boolean isSecret(String value) {
    return WHOLE.matcher(value).matches();
  }
}
