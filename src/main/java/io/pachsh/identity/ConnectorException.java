package io.pachsh.identity;

import io.pachsh.access.LoginProblem;

/** A connector through which nobody can sign in, or did this time. */
final class ConnectorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient LoginProblem problem;

  ConnectorException(LoginProblem problem) {
    super(problem.sentence());
    this.problem = problem;
  }

  /**
   * A fault of its configuration.
   *
   * @param change what has to be done, without its end, such as {@code Set 'issuer'}
   */
  ConnectorException(String sentence, String change) {
    this(new LoginProblem("connector", sentence, "", "", change + " with 'auth set-config'."));
  }

  LoginProblem problem() {
    return problem;
  }
}
