package io.pachsh.oidc;

import io.pachsh.access.LoginProblem;

/** Carries a failed check from where it is made to the door of the relying party. */
final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient LoginProblem problem;

  RejectedException(String check, String sentence, String expected, String found, String remedy) {
    super(sentence);
    this.problem = new LoginProblem(check, sentence, expected, found, remedy);
  }

  RejectedException(String check, String sentence, String remedy) {
    this(check, sentence, "", "", remedy);
  }

  LoginProblem problem() {
    return problem;
  }
}
