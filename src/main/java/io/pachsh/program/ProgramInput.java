package io.pachsh.program;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What a program in a pipe reads. Once it reads no more, as {@code head} does early, the rest is
 * dropped: the command before it goes on and does not fail for that.
 */
public final class ProgramInput extends OutputStream {
  private final OutputStream program;
  private boolean read = true;

  public ProgramInput(OutputStream program) {
    this.program = program;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    attempt(() -> program.write(bytes, from, count));
  }

  @Override
  public void flush() {
    attempt(program::flush);
  }

  @Override
  public void close() {
    try {
      program.close();
    } catch (IOException e) {
      // Nobody is left to read what was not written yet.
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void attempt(Attempt attempt) {
    if (read) {
      try {
        attempt.run();
      } catch (IOException e) {
        read = false;
      }
    }
  }
}
