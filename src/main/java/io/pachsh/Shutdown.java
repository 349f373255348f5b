package io.pachsh;

/**
 * The end of the process by a signal, such as the hang-up of its terminal: the line editor closes
 * the terminal then, under whoever reads from it.
 */
final class Shutdown {
  private Shutdown() {}

  /** Whether the virtual machine is shutting down; then it takes no more work for its end. */
  static boolean isUnderWay() {
    Thread nothing = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(nothing);
      return !Runtime.getRuntime().removeShutdownHook(nothing);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
