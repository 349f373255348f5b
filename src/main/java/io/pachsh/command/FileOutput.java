package io.pachsh.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
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
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      OutputStream channel = Channels.newOutputStream(Files.newByteChannel(path, options, mode));
      return new FileOutput(name, new BufferedOutputStream(channel));
    } catch (IOException e) {
      throw FileTrouble.failure("write", name, e);
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
      throw FileTrouble.failure("write", name, trouble);
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
