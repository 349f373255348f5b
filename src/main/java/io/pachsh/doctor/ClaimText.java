package io.pachsh.doctor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A claim's value as it can stand in a sentence: providers choose type and length. */
final class ClaimText {
  private static final int LONGEST = 300;

  private ClaimText() {}

  static String of(@Nullable Object value) {
    if (value instanceof String text) {
      return shortened(text);
    }
    if (value instanceof List<?> many) {
      return Listed.texts(many.stream().map(ClaimText::of).toList());
    }
    return value instanceof Map<?, ?> ? "an object" : shortened(String.valueOf(value));
  }

  /** The text, or its beginning and how long it is. */
  static String shortened(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST))
            + "… (%,d characters)".formatted(length);
  }
}
