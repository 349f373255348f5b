package io.pachsh.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The least that could keep changes safe: so many records appended to a file, each forced to disk.
 */
record BareJournal(Path directory, int records, byte[] content) {

  void write() throws IOException {
    Path file = directory.resolve("bare-journal");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      int done = 0;
      for (int i = 1; i <= records; i++) {
        int end = (int) ((long) content.length * i / records);
        ByteBuffer record = ByteBuffer.wrap(content, done, end - done);
        while (record.hasRemaining()) {
          channel.write(record);
        }
        channel.force(false);
        done = end;
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
