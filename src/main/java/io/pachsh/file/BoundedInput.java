package io.pachsh.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads files and streams whole, but never more than a limit: what does not end, such as a device,
 * fails with a sentence instead of filling the memory.
 */
public final class BoundedInput {
  /** What a document may hold of which nobody knows how long it gets, in bytes. */
  public static final int DOCUMENT = 16 << 20;

  /** What a document of a few keys may hold, such as a configuration, in bytes. */
  public static final int CONFIGURATION = 1 << 20;

  /** What a secret may hold, in bytes. */
  public static final int SECRET = 64 << 10;

  private static final int CHUNK = 8192;
  private static final int KIB = 1024;

  private BoundedInput() {}

  /**
   * Reads a stream to its end, which the caller closes.
   *
   * @param most how many bytes it may hold
   * @throws IOException also when it holds more; the message is the reason, for {@link FileTrouble}
   */
  public static byte[] bytes(InputStream in, int most) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      if (read.size() + count > most) {
        throw new IOException(tooLarge(most));
      }
      read.write(chunk, 0, count);
    }
    return read.toByteArray();
  }

  /** Reads a file whole; see {@link #bytes(InputStream, int)}. */
  public static byte[] bytes(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(in, most);
    }
  }

  /**
   * Reads a file of UTF-8 text whole.
   *
   * @throws java.nio.charset.CharacterCodingException when it is not UTF-8
   */
  public static String text(Path file, int most) throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes(file, most)))
        .toString();
  }

  /** Why something that holds more than so many bytes is not read, without a full stop. */
  public static String tooLarge(int most) {
    return "it holds more than " + size(most);
  }

  private static String size(int bytes) {
    return bytes % (KIB * KIB) == 0 ? bytes / KIB / KIB + " MiB" : bytes / KIB + " KiB";
  }
}
