package io.pachsh.embedded.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pachsh.embedded.state.DamagedException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * One line of a journal, which is forced at once: the CRC-32C of a JSON text in eight hexadecimal
 * digits, a space, the text (which has no raw newline), a newline.
 */
public final class JournalLine {
  private static final int CHECKSUM_WIDTH = 9;

  private JournalLine() {}

  static byte[] close(byte[] json) {
    byte[] line = Arrays.copyOf(checksum(json, 0, json.length), CHECKSUM_WIDTH + json.length + 1);
    System.arraycopy(json, 0, line, CHECKSUM_WIDTH, json.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /** The length without the zeros that a journal may end with: room for what comes next. */
  public static int withoutZeros(byte[] bytes) {
    int size = bytes.length;
    while (size > 0 && bytes[size - 1] == 0) {
      size--;
    }
    return size;
  }

  /** The offset behind the line that begins at {@code start}, or -1 when it does not end. */
  static int end(byte[] bytes, int start) {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  /** The JSON text of a whole line, its checksum verified. */
  static byte[] open(byte[] bytes, int start, int end) throws DamagedException {
    int from = start + CHECKSUM_WIDTH;
    if (end - 1 < from
        || !Arrays.equals(
            checksum(bytes, from, end - 1 - from), Arrays.copyOfRange(bytes, start, from))) {
      throw new DamagedException("the checksum does not match");
    }
    return Arrays.copyOfRange(bytes, from, end - 1);
  }

  /**
   * Whether a line has bytes that were never written: a power failure can leave zeros in the blocks
   * of a last record that was not yet forced, while JSON never holds one.
   */
  static boolean hasHole(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static byte[] checksum(byte[] bytes, int from, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, count);
    return (HexFormat.of().toHexDigits((int) crc.getValue()) + " ").getBytes(US_ASCII);
  }
}
