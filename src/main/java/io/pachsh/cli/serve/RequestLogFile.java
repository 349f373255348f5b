package io.pachsh.cli.serve;

import io.pachsh.file.OwnFile;
import io.pachsh.file.PendingWrite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file of request lines of a cluster that is served in the background. Once it is large it
 * takes the place of its predecessor, and another one is begun.
 */
final class RequestLogFile implements Consumer<String> {
  static final long LARGE = 10 * 1024 * 1024;

  private final Path file;
  private @Nullable PendingWrite log;
  private long size;

  RequestLogFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized void accept(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      PendingWrite out = log == null ? open() : log;
      out.write(bytes, 0, bytes.length);
      out.finish();
      size += bytes.length;
      if (size > LARGE) {
        close();
        new OwnFile(file).renameTo(new OwnFile(older()));
      }
    } catch (IOException e) {
      // Answering is more important than noting it.
      close();
    }
  }

  private PendingWrite open() throws IOException {
    PendingWrite opened = new OwnFile(file).appending();
    log = opened;
    size = file.toFile().length();
    return opened;
  }

  private void close() {
    try {
      if (log != null) {
        log.close();
      }
    } catch (IOException e) {
      // The next line opens it anew.
    } finally {
      log = null;
    }
  }

  Path older() {
    return file.resolveSibling(file.getFileName() + ".1");
  }
}
