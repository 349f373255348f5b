package io.pachsh.interpreter;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An input of which is remembered what was read, up to a mebibyte. */
final class RememberingInput extends FilterInputStream {
  /** How much is remembered, in bytes. */
  static final int MOST_BYTES = 1 << 20;

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  RememberingInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      keep(new byte[] {(byte) next}, 0, 1);
    }
    return next;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    int read = super.read(bytes, from, count);
    if (read > 0) {
      keep(bytes, from, read);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** What was read so far. */
  String text() {
    return heard.toString(StandardCharsets.UTF_8);
  }

  private void keep(byte[] bytes, int from, int count) {
    heard.write(bytes, from, Math.min(count, MOST_BYTES - heard.size()));
  }
}
