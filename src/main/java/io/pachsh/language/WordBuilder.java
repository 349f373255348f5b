package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;

/** Parts in the making: neighbouring text of one kind becomes one literal. */
final class WordBuilder {
  private final List<Part> parts = new ArrayList<>(2);
  private final StringBuilder text = new StringBuilder();
  private boolean quoted;
  private boolean pending;

  void bare(char c) {
    kind(false);
    text.append(c);
  }

  void quoted(char c) {
    kind(true);
    text.append(c);
  }

  void quoted(String more) {
    kind(true);
    text.append(more);
  }

  void add(Part part) {
    flush();
    parts.add(part);
  }

  List<Part> list() {
    flush();
    return parts;
  }

  private void kind(boolean isQuoted) {
    if (pending && quoted != isQuoted) {
      flush();
    }
    pending = true;
    quoted = isQuoted;
  }

  private void flush() {
    if (pending) {
      parts.add(new Part.Literal(text.toString(), quoted));
      text.setLength(0);
      pending = false;
    }
  }
}
