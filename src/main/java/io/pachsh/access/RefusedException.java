package io.pachsh.access;

import io.pachsh.outside.WellFormed;

/** Carries a {@link Refusal} to whoever speaks to the caller: a command or a server. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.sentence());
    this.refusal = refusal;
  }

  /**
   * Requires a name to be text as Unicode has it.
   *
   * @param what what the name is of, such as {@code a principal}
   * @throws RefusedException when it is not
   */
  public static void requireWellFormed(String what, String name) {
    if (!WellFormed.is(name)) {
      throw new RefusedException(
          new Refusal.Invalid("the name of " + what + " cannot be used: " + WellFormed.SENTENCE));
    }
  }

  public Refusal refusal() {
    return refusal;
  }
}
