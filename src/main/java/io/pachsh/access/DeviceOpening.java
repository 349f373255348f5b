package io.pachsh.access;

/** How beginning a sign-in on another device went. */
public sealed interface DeviceOpening<T> {
  record Opened<T>(PendingDevice<T> login) implements DeviceOpening<T> {}

  record Refused<T>(LoginProblem problem) implements DeviceOpening<T> {}

  /**
   * The sign-in that is under way.
   *
   * @throws RefusedException {@link Refusal.LoginRefused}
   */
  default PendingDevice<T> orRefuse() {
    if (this instanceof Refused<T> refused) {
      throw new RefusedException(new Refusal.LoginRefused(refused.problem()));
    }
    return ((Opened<T>) this).login();
  }
}
