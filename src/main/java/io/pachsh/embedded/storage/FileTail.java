package io.pachsh.embedded.storage;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a file on from a position. Closing it leaves the file open. */
final class FileTail extends OutputStream {
  private final DurableFile file;
  private long position;

  FileTail(DurableFile file, long position) {
    this.file = file;
    this.position = position;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    byte[] part = new byte[count];
    System.arraycopy(bytes, offset, part, 0, count);
    file.write(position, part, count);
    position += count;
  }
}
