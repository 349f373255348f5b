package io.pachsh.cli.access;

/** Numbers with their nouns. */
final class Counted {
  private Counted() {}

  /** Such as {@code 1 group} and {@code 2 groups}. */
  static String of(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
