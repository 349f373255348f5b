package io.pachsh.shell;

/** What stands between the wish to leave and leaving: the question about unsaved changes. */
@FunctionalInterface
public interface LeaveQuestion {
  /**
   * Whether the session may end now; asks, and saves or discards as answered.
   *
   * @throws io.pachsh.failure.Failure when that fails or the question is interrupted: the session
   *     stays. A usage failure says that nobody answered; after two in a row the session ends
   */
  boolean mayLeave();
}
