package io.pachsh.completion;

/**
 * What a value can be.
 *
 * @param kept how many characters of what is typed stay as they are; the names go behind them
 */
public record Choice(int kept, Names names) {
  public static final Choice NOTHING = new Choice(0, Names.NONE);

  /** One of these names. */
  public static Choice of(Names names) {
    return new Choice(0, names);
  }

  /** This choice when what is typed has more before it. */
  Choice behind(int more) {
    return new Choice(kept + more, names);
  }
}
