package io.pachsh.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways to show an answer, as {@code -o} names them. */
public enum Format {
  /** For people: sentences or an aligned table. */
  TABLE,
  JSON,
  YAML,
  CSV,
  /** The bare name of each thing, one on a line. */
  NAME;

  /** The word to write after {@code -o}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }

  /** All words, in the order to show them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Format::word).toList();
  }

  /** The format of that word, in any case of letters. */
  public static Optional<Format> of(String word) {
    return Arrays.stream(values()).filter(f -> f.name().equalsIgnoreCase(word)).findFirst();
  }
}
