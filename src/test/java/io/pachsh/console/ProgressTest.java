package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final CountDownLatch drawn = new CountDownLatch(2);
  private final ByteArrayOutputStream screen =
      new ByteArrayOutputStream() {
        @Override
        public void flush() {
          drawn.countDown();
        }
      };

  @Test
  void turnsOnALineThatIsErasedInTheEnd() throws InterruptedException {
    Progress progress = begin(ProgressStyle.REDRAWN, Duration.ofNanos(1_000_000));
    assertThat(drawn.await(10, TimeUnit.SECONDS)).isTrue();
    progress.close();
    assertThat(text())
        .startsWith("\r\u001b[?7l| Saving\\x1b[2J\u001b[K\u001b[?7h\r\r\u001b[?7l/ Saving")
        .endsWith("\u001b[?7h\r\r\u001b[K");
  }

  @Test
  void isAPlainLineWhereNothingCanBeErased() throws InterruptedException {
    Progress progress = begin(ProgressStyle.LINES, Duration.ofNanos(1_000_000));
    assertThat(drawn.await(10, TimeUnit.SECONDS)).isTrue();
    progress.close();
    assertThat(text()).isEqualTo("Saving\\x1b[2J" + System.lineSeparator());
  }

  @Test
  void saysNothingOfWorkThatIsSoonDone() {
    begin(ProgressStyle.REDRAWN, Duration.ofHours(1)).close();
    assertThat(text()).isEmpty();
  }

  @Test
  void saysNothingWhereNobodyLooks() {
    int answer = Progress.during("Counting", streams(ProgressStyle.NONE), () -> 42);
    assertThat(answer).isEqualTo(42);
    assertThat(text()).isEmpty();
  }

  private Progress begin(ProgressStyle progressStyle, Duration patience) {
    return Progress.begin(elapsed -> "Saving\u001b[2J", streams(progressStyle), patience);
  }

  private Streams streams(ProgressStyle progressStyle) {
    PrintStream err = new PrintStream(screen, false, StandardCharsets.UTF_8);
    return new Streams(InputStream.nullInputStream(), false, err, err, progressStyle);
  }

  private String text() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
