package io.pachsh.terminal;

import io.pachsh.console.InterruptSignal;
import io.pachsh.console.Interrupts;
import io.pachsh.failure.Interruption;
import java.util.concurrent.CountDownLatch;

/** A one-shot program that works until Ctrl-C; called stubborn, it works on after it. */
public final class Sleeper {
  private Sleeper() {}

  public static void main(String[] args) {
    Interrupts interrupts = new Interrupts();
    InterruptSignal.sendTo(interrupts);
    boolean stubborn = args.length > 0;
    try {
      interrupts.during(() -> sleep("sleeping"));
    } catch (Interruption e) {
      if (stubborn) {
        sleep("still sleeping");
      }
      System.out.println("orderly end");
      System.exit(130);
    }
  }

  private static int sleep(String saying) {
    System.out.println(saying);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new Interruption();
    }
    return 0;
  }
}
