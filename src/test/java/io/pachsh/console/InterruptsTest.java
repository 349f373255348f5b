package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InterruptsTest {
  private final Interrupts interrupts = new Interrupts();

  @Test
  void interruptsTheWorkThatIsBeingDone() {
    boolean interrupted =
        interrupts.during(
            () -> {
              new Thread(interrupts::raise).start();
              try {
                new CountDownLatch(1).await();
                return false;
              } catch (InterruptedException e) {
                return true;
              }
            });
    assertThat(interrupted).isTrue();
  }

  @Test
  void leavesNothingForWhatComesNext() {
    int answer =
        interrupts.during(
            () -> {
              interrupts.raise();
              return 1;
            });
    assertThat(answer).isEqualTo(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void doesNothingBetweenWorks() {
    interrupts.raise();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
