package io.pachsh.completion;

/**
 * What a value can be.
 *
 * @param kept how many characters of what is typed stay as they are; the names go behind them
 */
public record Candidates(int kept, NameIndex nameIndex) {
  public static final Candidates NOTHING = new Candidates(0, NameIndex.NONE);

  /** One of these names. */
  public static Candidates of(NameIndex nameIndex) {
    return new Candidates(0, nameIndex);
  }

  /** This choice when what is typed has more before it. */
  Candidates behind(int more) {
    return new Candidates(kept + more, nameIndex);
  }
}
