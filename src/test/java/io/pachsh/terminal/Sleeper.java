package io.pachsh.terminal;

import io.pachsh.console.InterruptSignal;
import io.pachsh.console.Interrupts;
import java.util.concurrent.CountDownLatch;

/** A one-shot program that works until Ctrl-C; called stubborn, it works on after it. */
public final class Sleeper {
  private Sleeper() {}

  public static void main(String[] args) throws InterruptedException {
    Interrupts interrupts = new Interrupts();
    InterruptSignal.sendTo(interrupts);
    boolean stubborn = args.length > 0;
    try {
      interrupts.during(() -> sleep("sleeping"));
    } catch (InterruptedException e) {
      if (stubborn) {
        sleep("still sleeping");
      }
      System.out.println("orderly end");
      System.exit(130);
    }
  }

  private static int sleep(String saying) throws InterruptedException {
    System.out.println(saying);
    new CountDownLatch(1).await();
    return 0;
  }
}
