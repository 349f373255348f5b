package io.pachsh.command;

import io.pachsh.file.PrivateFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that a command's output goes to. New files are made 0600; it remembers failed writes. */
final class FileOutput extends OutputStream {
  private final String name;
  private final OutputStream file;
  private @Nullable IOException trouble;

  private FileOutput(String name, OutputStream file) {
    this.name = name;
    this.file = file;
  }

  static FileOutput open(Path path, String name, boolean append) {
    try {
      OutputStream channel =
          Channels.newOutputStream(
              PrivateFile.open(
                  path,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING));
      return new FileOutput(name, new BufferedOutputStream(channel));
    } catch (IOException e) {
      throw FileFailure.of("write", name, e);
    }
  }

  /** The file as a command's output. */
  PrintStream stream() {
    return new PrintStream(this, false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    attempt(() -> file.write(bytes, from, count));
  }

  @Override
  public void flush() throws IOException {
    attempt(file::flush);
  }

  /** Closes the file. Fails when a write did, now or before. */
  void finish() {
    try {
      attempt(file::flush);
    } catch (IOException e) {
      // Remembered below.
    }
    try {
      attempt(file::close);
    } catch (IOException e) {
      // Remembered below.
    }
    if (trouble != null) {
      throw FileFailure.of("write", name, trouble);
    }
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void attempt(Attempt attempt) throws IOException {
    try {
      attempt.run();
    } catch (IOException e) {
      if (trouble == null) {
        trouble = e;
      }
      throw e;
    }
  }
}
