package io.pachsh.output;

import java.io.IOException;

/**
 * Text on its way out, handed on piece by piece, so that a long answer is never whole in memory.
 */
final class TextStream {
  private static final int PIECE = 1 << 13;

  private final Appendable out;
  private final StringBuilder text = new StringBuilder();

  TextStream(Appendable out) {
    this.out = out;
  }

  /** Where to write what comes next. */
  StringBuilder text() {
    return text;
  }

  /** Hands on what is written, once that is a piece. */
  void pass() throws IOException {
    if (text.length() >= PIECE) {
      end();
    }
  }

  /** Hands on all that is written. */
  void end() throws IOException {
    out.append(text);
    text.setLength(0);
  }
}
