package io.pachsh.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Ten times the text takes ten times the work, not a hundred times. Work is counted as memory that
 * is asked for, which does not depend on how busy the machine is; {@code scripts/bench language}
 * measures the time up to a million of each kind.
 */
class LinearReadingTest {
  private static final int FEW = 1_000;
  private static final int FACTOR = 10;
  private static final double MOST = 2.5 * FACTOR;

  private static final List<LongText> TEXTS = LongText.ALL;

  @ParameterizedTest
  @FieldSource("TEXTS")
  void readsAScriptOnce(LongText text) throws IOException {
    assertLinear(text, LinearReadingTest::read);
  }

  @ParameterizedTest
  @FieldSource("TEXTS")
  void marksATextOnce(LongText text) throws IOException {
    assertLinear(text, typed -> Markup.of(typed).marks());
  }

  private interface Work {
    void on(String text) throws IOException;
  }

  private static void read(String text) throws IOException {
    CommandReader reader = new CommandReader(LineSource.of(text));
    while (!(reader.next() instanceof CommandReader.End)) {
      // It is the reading that is looked at.
    }
  }

  private static void assertLinear(LongText text, Work work) throws IOException {
    String few = text.ofLength().apply(FEW);
    String many = text.ofLength().apply(FEW * FACTOR);
    work.on(few); // What is loaded and made once does not count.
    double once = allocated(few, work);
    assertThat(allocated(many, work) / once).as(text.kind()).isLessThan(MOST);
  }

  private static long allocated(String text, Work work) throws IOException {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    work.on(text);
    return thread.getCurrentThreadAllocatedBytes() - before;
  }
}
