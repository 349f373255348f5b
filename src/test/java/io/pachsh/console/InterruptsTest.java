package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InterruptsTest {
  private final Interrupts interrupts = new Interrupts();

  @Test
  void interruptsTheWorkThatIsBeingDone() {
    assertThatThrownBy(
            () ->
                interrupts.during(
                    () -> {
                      new Thread(interrupts::raise).start();
                      new CountDownLatch(1).await();
                      return 0;
                    }))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void leavesNothingForWhatComesNext() throws InterruptedException {
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
