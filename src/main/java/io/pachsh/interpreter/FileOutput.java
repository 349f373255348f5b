package io.pachsh.interpreter;

import io.pachsh.file.FileTrouble;
import io.pachsh.file.NamedFile;
import io.pachsh.file.PendingWrite;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file that a command's output goes to, which gets it when it is {@linkplain #finish finished}.
 * New files are made 0600; it remembers failed writes.
 */
final class FileOutput extends OutputStream {
  private final String name;
  private final PendingWrite pending;
  private final OutputStream file;
  private @Nullable IOException trouble;
  private boolean written;

  private FileOutput(String name, PendingWrite pending) {
    this.name = name;
    this.pending = pending;
    this.file = new BufferedOutputStream(pending);
  }

  static FileOutput open(NamedFile file, String name, boolean append) {
    try {
      return new FileOutput(name, append ? file.append() : file.rewrite());
    } catch (IOException e) {
      throw FileTrouble.failureOfNamed("Cannot write " + name, e);
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
    written |= count > 0;
    attempt(() -> file.write(bytes, from, count));
  }

  @Override
  public void flush() throws IOException {
    attempt(file::flush);
  }

  /** The name that it was opened by. */
  String name() {
    return name;
  }

  /** Leaves the file as it was, if nothing was written; whether it did. */
  boolean dropUnwritten() {
    if (written) {
      return false;
    }
    try {
      pending.close();
    } catch (IOException e) {
      // Nothing was to be written.
    }
    return true;
  }

  /** Closes the file. Fails when a write did, now or before; then the file is as it was. */
  void finish() {
    try (pending) {
      attempt(file::flush);
      if (trouble == null) {
        attempt(pending::finish);
      }
    } catch (IOException e) {
      trouble = trouble == null ? e : trouble;
    }
    if (trouble != null) {
      throw FileTrouble.failureOfNamed("Cannot write " + name, trouble);
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
