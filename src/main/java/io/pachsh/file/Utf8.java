package io.pachsh.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** The one encoding of texts, taken strictly: what is no UTF-8 is refused, never replaced. */
public final class Utf8 {
  /** What lenient decoders, such as java's for arguments, put where bytes are no text. */
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * The text that bytes are.
   *
   * @param firstLine the number of the line that they begin in
   */
  public static String decode(byte[] bytes, int firstLine) throws NotUtf8Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (isWhole(text)) {
      return text;
    }
    // Either bytes were replaced, or the text really has that character.
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(text.length());
    if (decoder.decode(in, out, true).isError()) {
      throw new NotUtf8Exception(firstLine + newlines(bytes, in.position()));
    }
    return text;
  }

  /** Whether a text that somebody else decoded lost nothing. */
  public static boolean isWhole(String text) {
    return text.indexOf(REPLACEMENT) < 0;
  }

  /**
   * JSON in which half characters, which UTF-8 cannot hold, are written as escapes (RFC 8259 §8.2):
   * they can only stand in strings, and so a file that somebody else wrote keeps them.
   */
  public static String withEscapes(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                escaped.append("\\u").append(Integer.toHexString(c));
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  private static int newlines(byte[] bytes, int end) {
    int count = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        count++;
      }
    }
    return count;
  }
}
