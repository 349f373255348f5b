package io.pachsh.command;

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
 * What one part of a pipe printed, kept in memory until the command of ours behind it reads it. It
 * may be a secret, so it is never written anywhere; and it is bounded, because that command waits
 * for the end.
 */
final class PipeBuffer {
  private static final int MEBIBYTES = 16;
  private static final int LIMIT = MEBIBYTES << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean full;

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

  /** The pipe as the output of a program, which finds it closed when it prints too much. */
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

  private static Failure tooMuch() {
    return new Failure(
        Exit.FAILED,
        "More than " + MEBIBYTES + " MiB came through `|`: the command behind it did not run.",
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
