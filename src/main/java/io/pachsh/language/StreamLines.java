package io.pachsh.language;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of a byte stream. It takes the bytes that are there and waits only while no line is
 * complete, so that whoever writes into a pipe sees each command run before writing the next.
 */
final class StreamLines implements LineSource {
  /** Longer than any line that somebody means, in bytes: what never ends a line is no script. */
  private static final int LONGEST = 16 << 20;

  private final InputStream in;
  private final byte[] chunk = new byte[8192];
  private int at;
  private int end;

  StreamLines(InputStream in) {
    this.in = in;
  }

  @Override
  public Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    while (true) {
      for (int i = at; i < end; i++) {
        if (chunk[i] == '\n') {
          line.write(chunk, at, i - at);
          at = i + 1;
          return Optional.of(text(line));
        }
      }
      if (line.size() > LONGEST) {
        throw new IOException("one of its lines holds more than 16 MiB");
      }
      line.write(chunk, at, end - at);
      at = 0;
      end = Math.max(0, in.read(chunk));
      if (end == 0) {
        return line.size() == 0 ? Optional.empty() : Optional.of(text(line));
      }
    }
  }

  private static String text(ByteArrayOutputStream line) throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(line.toByteArray()))
        .toString();
  }
}
