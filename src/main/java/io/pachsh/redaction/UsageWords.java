package io.pachsh.redaction;

import io.pachsh.secret.Secret;
import java.util.regex.Pattern;

/**
 * What an error about the way a line is written may repeat of it: one who mistakes a command puts a
 * secret where none belongs. So words that look like names are repeated, and values that do not
 * look like secrets.
 */
public final class UsageWords {
  private static final Pattern NAME = Pattern.compile("-{0,2}[a-z]+(?:-[a-z]+)*+");
  private static final int LONGEST_NAME = 32;

  /** What tokens, client secrets and passwords consist of. */
  private static final Pattern OPAQUE = Pattern.compile("[\\p{Alnum}._~+/=!$%^&*#@-]{8,}");

  private static final int LONG = 20;

  private UsageWords() {}

  /** Whether it looks like the name of a command or an option, with the dashes before it. */
  public static boolean isName(String word) {
    return word.length() <= LONGEST_NAME
        && (NAME.matcher(word).matches() || word.matches("-[A-Za-z?]"));
  }

  /** Whether a value could be a token, a client secret or a password. */
  public static boolean looksSecret(String value) {
    if (!OPAQUE.matcher(value).matches()) {
      return false;
    }
    boolean letters = value.chars().anyMatch(Character::isLetter);
    boolean digits = value.chars().anyMatch(Character::isDigit);
    boolean mixed =
        value.chars().anyMatch(Character::isUpperCase)
            && value.chars().anyMatch(Character::isLowerCase);
    return letters && (digits || (mixed && value.length() >= LONG));
  }

  /**
   * A message of a usage error without the values of the line that may be secret.
   *
   * @param words the line's words behind the command's name
   * @param takesSecrets whether the command has a place for secrets, so that each value may be one
   */
  public static String masked(String message, Iterable<String> words, boolean takesSecrets) {
    MaskedText shown = new MaskedText(message);
    for (String word : words) {
      int equals = word.startsWith("-") ? word.indexOf('=') : -1;
      String value = word.substring(equals + 1);
      boolean name = equals < 0 && isName(word) && word.startsWith("-");
      if (!value.isEmpty() && !name && (takesSecrets || looksSecret(value))) {
        shown.hideWord(value);
      }
    }
    return shown.replaced();
  }

  /** The word, or a mask where it does not look like a name. */
  public static String nameOrMask(String word) {
    return isName(word) ? word : Secret.MASK;
  }
}
