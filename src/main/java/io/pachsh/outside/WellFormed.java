package io.pachsh.outside;

/**
 * Text as Unicode has it. Java's may hold half of a pair of surrogates, which JSON and YAML can
 * write ({@code "\\ud800"}) and no file can keep: it would come back as another name.
 */
public final class WellFormed {
  public static final String SENTENCE =
      "it holds half of a character (an unpaired surrogate, U+D800 to U+DFFF), which is no text";

  private WellFormed() {}

  /** Whether each surrogate in a text has its other half. */
  public static boolean is(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
