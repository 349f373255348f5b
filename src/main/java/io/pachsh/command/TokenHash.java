package io.pachsh.command;

/**
 * A word where the hash of a token belongs, or how it begins. Somebody may give the token itself by
 * mistake, so what is no such thing is treated as a secret.
 *
 * @param text as typed
 */
public record TokenHash(String text) {
  /** A hash has 64 digits; a token that a cluster issues has 32 of the same kind. */
  private static final int TOKEN = 32;

  /** Whether a word is hexadecimal digits and as long as no token. */
  public static boolean isPlain(String word) {
    return word.length() != TOKEN && word.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  /** Without the word, which may be a token. */
  @Override
  public String toString() {
    return "TokenHash[...]";
  }
}
