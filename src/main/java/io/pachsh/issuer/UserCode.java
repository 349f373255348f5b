package io.pachsh.issuer;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code that a person copies from one screen to another: eight consonants, so that none looks
 * like another and no word comes about (RFC 8628 §6.1). There are 25.6 billion of them.
 *
 * @param letters without the hyphen
 */
record UserCode(String letters) {
  private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int LENGTH = 8;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
  private static final Pattern BETWEEN = Pattern.compile("[^A-Z0-9]");

  static UserCode next(SecureRandom random) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new UserCode(letters.toString());
  }

  /** What somebody typed, in whichever case and with whatever between the letters. */
  static Optional<UserCode> typed(String text) {
    String letters = BETWEEN.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    return FORM.matcher(letters).matches() ? Optional.of(new UserCode(letters)) : Optional.empty();
  }

  /** As it is shown, such as {@code WDJB-MJHT}. */
  String text() {
    return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
  }
}
