package io.pachsh.oidc.transport;

import io.pachsh.access.LoginProblem;
import io.pachsh.outside.Lines;

/** Carries a failed check from where it is made to where the relying party answers. */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient LoginProblem problem;
  private final transient Lines picture;

  public RejectedException(
      String check, String sentence, String expected, String found, String remedy) {
    this(new LoginProblem(check, sentence, expected, found, remedy), Lines.none());
  }

  /** A failed check of two texts whose difference can be pointed at. */
  public RejectedException(LoginProblem problem, Lines picture) {
    super(problem.sentence());
    this.problem = problem;
    this.picture = picture;
  }

  RejectedException(String check, String sentence, String remedy) {
    this(check, sentence, "", "", remedy);
  }

  /** The same, because the provider was not reached, or what stands in front of it is not well. */
  public RejectedException asUnreachable() {
    return new RejectedException(problem.asUnreachable(), picture);
  }

  public LoginProblem problem() {
    return problem;
  }

  /** What was expected and found, one below the other; none where no picture is needed. */
  public Lines picture() {
    return picture;
  }
}
