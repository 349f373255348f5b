package io.pachsh.interpreter;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What commands printed for another one, kept in memory until that one takes it: through a pipe to
 * a command of ours, or by {@code $(…)} into a word. It may be a secret, so it is never written
 * anywhere; and it is bounded, because who takes it waits for the end.
 */
final class PipeBuffer {
  private static final int MEBIBYTES = 16;
  private static final int LIMIT = MEBIBYTES << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final String tooMuch;
  private boolean full;

  private PipeBuffer(String tooMuch) {
    this.tooMuch = tooMuch;
  }

  /** For what stands before {@code |}. */
  static PipeBuffer ofPipe() {
    return new PipeBuffer("came through `|`: the command behind it did not run.");
  }

  /** For what stands in {@code $(…)}. */
  static PipeBuffer ofSubstitution() {
    return new PipeBuffer("was printed in `$(…)`: the command around it did not run.");
  }

  /** The pipe as the output of a command of ours, which fails when it prints too much. */
  PrintStream fromCommand() {
    return print(
        new Entry() {
          @Override
          public void write(byte[] bytes, int from, int count) {
            if (!keep(bytes, from, count)) {
              throw tooMuch();
            }
          }
        });
  }

  /**
   * The pipe as the output of a program, or of several commands, who find it closed when it is
   * full.
   */
  PrintStream fromProgram() {
    return print(
        new Entry() {
          @Override
          public void write(byte[] bytes, int from, int count) throws IOException {
            if (!keep(bytes, from, count)) {
              throw new IOException("the pipe is full");
            }
          }
        });
  }

  /** What was printed. Fails when it was too much. */
  InputStream read() {
    if (full) {
      throw tooMuch();
    }
    return new ByteArrayInputStream(kept.toByteArray());
  }

  /** What was printed, as text. Fails when it was too much. */
  String text() {
    if (full) {
      throw tooMuch();
    }
    return kept.toString(StandardCharsets.UTF_8);
  }

  private boolean keep(byte[] bytes, int from, int count) {
    full |= count > LIMIT - kept.size();
    if (!full) {
      kept.write(bytes, from, count);
    }
    return !full;
  }

  private static PrintStream print(OutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private Failure tooMuch() {
    return new Failure(
        Exit.FAILED,
        "More than " + MEBIBYTES + " MiB " + tooMuch,
        "Write it to a file and read that: command > FILE, then command < FILE.");
  }

  private abstract static class Entry extends OutputStream {
    @Override
    public abstract void write(byte[] bytes, int from, int count) throws IOException;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }
  }
}
