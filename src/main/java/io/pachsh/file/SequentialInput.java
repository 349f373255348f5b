package io.pachsh.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * An input that is only ever read on, whatever it is: java's own streams of files ask a pipe or a
 * socket for its position when all of it is read or skipped, which on Java 17 fails with {@code
 * Illegal seek} (JDK-8341666). Buffers nothing, so that a program can read on behind it.
 */
public final class SequentialInput extends InputStream {
  private final InputStream in;

  public SequentialInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    return in.read(bytes, from, count);
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
