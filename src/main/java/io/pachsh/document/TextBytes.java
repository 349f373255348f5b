package io.pachsh.document;

import io.pachsh.file.BoundedInput;
import io.pachsh.file.NotUtf8Exception;
import io.pachsh.file.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a text, read as they come and no further than a text may go. */
final class TextBytes {
  private static final String MEANT = "Is it what you meant to give?";
  private static final int CHUNK = 8192;
  private static final int UTF_8_CONTINUES = 0x80;
  private static final int UTF_8_CONTINUES_MASK = 0xC0;
  private static final int LONGEST_CHARACTER = 4;

  private byte[] bytes = new byte[CHUNK];
  private int count;

  private TextBytes() {}

  /** All that is there; fails when it goes on beyond the most, and as soon as it is no text. */
  static TextBytes readFrom(InputStream in, int most) throws IOException {
    TextBytes read = new TextBytes();
    if (read.fill(in, most + 1)) {
      throw new UnfitTextException(BoundedInput.tooLarge(most), MEANT);
    }
    return read;
  }

  /** What is there up to a number of bytes, without a character that they cut. */
  static TextBytes beginning(InputStream in, int most) throws IOException {
    TextBytes read = new TextBytes();
    if (read.fill(in, most)) {
      read.dropCutCharacter();
    }
    return read;
  }

  String text() throws NotUtf8Exception {
    return Utf8.decode(Arrays.copyOf(bytes, count), 1);
  }

  /** Reads until the end, or until so many bytes are here; says whether that was so. */
  private boolean fill(InputStream in, int most) throws IOException {
    while (count < most) {
      if (count == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(most, 2 * count));
      }
      int more = in.read(bytes, count, Math.min(most, bytes.length) - count);
      if (more < 0) {
        return false;
      }
      requireText(count, count + more);
      count += more;
    }
    return true;
  }

  /** No text of UTF-8 has the byte 0, and most of UTF-16 has it everywhere. */
  private void requireText(int from, int to) throws UnfitTextException {
    for (int i = from; i < to; i++) {
      if (bytes[i] == 0) {
        throw isUtf16()
            ? new UnfitTextException(
                "it is UTF-16, not UTF-8 text",
                "Save it as UTF-8; this does so, too: iconv -f utf-16 -t utf-8 FILE")
            : new UnfitTextException("it is no text: it holds a zero byte", MEANT);
      }
    }
  }

  private boolean isUtf16() {
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    boolean marked = (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
    return marked || (first == 0) != (second == 0);
  }

  private void dropCutCharacter() {
    int begin = count;
    do {
      begin--;
    } while (begin > 0
        && begin > count - LONGEST_CHARACTER
        && (bytes[begin] & UTF_8_CONTINUES_MASK) == UTF_8_CONTINUES);
    if (begin >= 0 && bytes[begin] < 0) {
      count = begin;
    }
  }
}
