package io.pachsh.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** What is written into a device, a pipe or a socket, which takes each byte as it comes. */
final class DirectWrite extends PendingWrite {
  private final FileOutputStream file;

  private DirectWrite(FileOutputStream file) {
    this.file = file;
  }

  /** Opens what is there; a pipe waits for its reader. */
  static DirectWrite to(Path path) throws IOException {
    return new DirectWrite(new FileOutputStream(path.toFile(), true));
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    file.write(bytes, from, count);
  }

  @Override
  public void finish() throws IOException {
    file.close();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
