package io.pachsh.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Ctrl-C of a script or a one-shot, where no line editor holds the terminal. The first one
 * interrupts the running command; the next one ends the process as the system would.
 *
 * <p>By reflection, because {@code sun.misc.Signal} (module jdk.unsupported) cannot be named
 * without a compiler warning. The line editor's own signals would do the same, and load classes
 * that a one-shot has no other use for: 8 ms.
 */
public final class InterruptSignal {
  private InterruptSignal() {}

  /** From now on SIGINT goes to {@code interrupts}; on a system without signals nothing changes. */
  public static void sendTo(Interrupts interrupts) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method handle = signal.getMethod("handle", signal, handler);
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      Object byDefault = handler.getField("SIG_DFL").get(null);
      Object ours =
          Proxy.newProxyInstance(
              InterruptSignal.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  handle.invoke(null, interrupt, byDefault);
                  interrupts.raise();
                  return null;
                }
                return method.invoke(interrupts, arguments);
              });
      handle.invoke(null, interrupt, ours);
    } catch (InvocationTargetException e) {
      // The virtual machine keeps this signal (-Xrs): Ctrl-C ends the process at once.
      System.getLogger("io.pachsh.console").log(System.Logger.Level.DEBUG, "no SIGINT", e);
    } catch (ReflectiveOperationException e) {
      System.getLogger("io.pachsh.console").log(System.Logger.Level.DEBUG, "no signals", e);
    }
  }
}
