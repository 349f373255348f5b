package io.pachsh.redaction;

import io.pachsh.secret.Secret;
import java.util.BitSet;

/** A text of which parts are not to be shown, in the making. */
final class MaskedText {
  private static final char DOT = '•';

  private final String text;
  private final BitSet hidden = new BitSet();
  private final BitSet left = new BitSet();

  MaskedText(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  void hide(int start, int end) {
    if (start < end) {
      hidden.set(start, end);
    }
  }

  /** Hides the secrets that are known. */
  MaskedText hide(KnownSecrets known) {
    known.hideIn(this);
    return this;
  }

  /** Hides a text wherever it is a word of its own. */
  void hideWord(String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isWord(at, at + word.length())) {
        hide(at, at + word.length());
      }
    }
  }

  /** Leaves a part out, so that not even a mask stands in its place. */
  void leaveOut(int start, int end) {
    left.set(start, end);
  }

  boolean isWord(int start, int end) {
    return (start == 0 || !isOfWord(text.charAt(start - 1)))
        && (end == text.length() || !isOfWord(text.charAt(end)));
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  /** The text with one mask in the place of each hidden part. */
  String replaced() {
    if (hidden.isEmpty() && left.isEmpty()) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      if (left.get(at)) {
        continue;
      }
      if (!hidden.get(at)) {
        shown.append(text.charAt(at));
      } else if (at == 0 || !hidden.get(at - 1)) {
        shown.append(Secret.MASK);
      }
    }
    return shown.toString();
  }

  /** The part of the text from there on, each hidden character as a dot. */
  String dotted(int from) {
    StringBuilder shown = new StringBuilder(text.substring(from));
    for (int at = hidden.nextSetBit(from); at >= 0; at = hidden.nextSetBit(at + 1)) {
      shown.setCharAt(at - from, DOT);
    }
    return shown.toString();
  }
}
