package io.pachsh.document;

import io.pachsh.file.BoundedInput;
import io.pachsh.file.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

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

  /** The text, of UTF-8 or, as editors and consoles of Windows write it, of UTF-16. */
  String text() throws IOException {
    byte[] whole = Arrays.copyOf(bytes, count);
    Optional<Charset> utf16 = utf16(count);
    if (utf16.isEmpty()) {
      return Utf8.decode(whole, 1);
    }
    try {
      CharBuffer text = utf16.get().newDecoder().decode(ByteBuffer.wrap(whole));
      long plain = text.chars().filter(c -> c < 0x80).count();
      if (text.chars().anyMatch(c -> c == 0) || 2 * plain < text.length()) {
        throw new UnfitTextException("it is no text: it holds a zero byte", MEANT);
      }
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new UnfitTextException(
          "it begins as UTF-16 and is broken further on",
          "Save it as UTF-8; this may do so, too: iconv -f utf-16 -t utf-8 FILE");
    }
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
      if (bytes[i] == 0 && utf16(to).isEmpty()) {
        throw new UnfitTextException("it is no text: it holds a zero byte", MEANT);
      }
    }
  }

  /** The order of UTF-16's bytes: as its mark says, or as a first character that is ASCII shows. */
  private Optional<Charset> utf16(int known) {
    if (known < 2) {
      return bytes[0] == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return (first == 0xFE && second == 0xFF) || (first == 0 && second != 0)
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  private void dropCutCharacter() {
    if (utf16(count).isPresent()) {
      count -= count % 2;
      return;
    }
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
