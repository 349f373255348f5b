package io.pachsh.cli.tutorial;

import io.pachsh.console.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Streams that pass on what is printed, and keep it as well. */
final class CapturedOutput {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Streams streams;

  /** Passes on to {@code out} and {@code err}; reads from and moves as {@code behind} does. */
  CapturedOutput(Streams behind, PrintStream out, PrintStream err) {
    streams =
        new Streams(
            behind.in(),
            behind.atTerminal(),
            kept(out, false),
            kept(err, true),
            behind.progressStyle());
  }

  Streams streams() {
    return streams;
  }

  /** All that was printed, results and messages in the order in which they came. */
  String text() {
    streams.out().flush();
    streams.err().flush();
    synchronized (kept) {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }

  private PrintStream kept(PrintStream to, boolean eachLineAtOnce) {
    OutputStream both =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int count) throws IOException {
            synchronized (kept) {
              kept.write(bytes, from, count);
            }
            to.write(bytes, from, count);
          }

          @Override
          public void flush() throws IOException {
            if (to.checkError()) {
              throw new IOException("the output was closed or is full");
            }
          }
        };
    return new PrintStream(both, eachLineAtOnce, StandardCharsets.UTF_8);
  }
}
