package io.pachsh.outside;

/** A word as one would type it. */
public final class QuotedWord {
  private QuotedWord() {}

  /** The word itself, or in single quotes when the language would read anything else into it. */
  public static String word(String word) {
    boolean plain =
        !word.isEmpty()
            && word.chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "•!_-+=./:,@%".indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The same for a word of a command that stands between single quotes in a sentence. */
  public static String within(String word) {
    String quoted = word(word);
    // In double quotes, the operating system's shells would read a line of history into the mark.
    return quoted.equals(word) || word.indexOf('!') >= 0
        ? quoted
        : '"' + word.replaceAll("[\\\\\"$`]", "\\\\$0") + '"';
  }
}
