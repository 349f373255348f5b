package io.pachsh.cli.serve;

import io.pachsh.file.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file of request lines of a cluster that is served in the background. Once it is large it
 * takes the place of its predecessor, and another one is begun.
 */
final class RequestLogFile implements Consumer<String> {
  static final long LARGE = 10 * 1024 * 1024;

  private final Path file;
  private @Nullable FileChannel channel;
  private long size;

  RequestLogFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized void accept(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (channel == null || !channel.isOpen()) {
        channel = open();
      }
      size += bytes.length;
      channel.write(java.nio.ByteBuffer.wrap(bytes));
      if (size > LARGE) {
        channel.close();
        Files.move(file, older(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      // Answering is more important than noting it.
      channel = null;
    }
  }

  private FileChannel open() throws IOException {
    PrivateFile.makeDirectory(file.resolveSibling(""));
    FileChannel opened = PrivateFile.openForAppend(file);
    size = opened.size();
    return opened;
  }

  Path older() {
    return file.resolveSibling(file.getFileName() + ".1");
  }
}
