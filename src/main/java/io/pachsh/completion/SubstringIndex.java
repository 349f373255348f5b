package io.pachsh.completion;

import java.util.Arrays;
import java.util.Locale;

/** All names one below the other in small letters, to be searched as one text. */
final class SubstringIndex {
  private static final int TABLE = 128;

  private final char[] text;

  /** Where each name begins, and where the last one ends. */
  private final int[] starts;

  SubstringIndex(Name[] names) {
    StringBuilder all = new StringBuilder();
    starts = new int[names.length + 1];
    for (int i = 0; i < names.length; i++) {
      all.append(names[i].text().toLowerCase(Locale.ROOT)).append('\n');
      starts[i + 1] = all.length();
    }
    text = all.toString().toCharArray();
  }

  /**
   * The first name from one on that holds the word, or -1. By Horspool's method: where the letter
   * that would be the word's last does not fit, as many are skipped as cannot be its end.
   */
  int next(String word, int from) {
    int last = word.length() - 1;
    int[] skips = skips(word);
    for (int end = starts[from] + last; end < text.length; ) {
      char letter = text[end];
      if (letter == word.charAt(last) && holds(word, end - last)) {
        return nameAt(end);
      }
      end += skips[letter % TABLE];
    }
    return -1;
  }

  private boolean holds(String word, int start) {
    for (int i = word.length() - 1; i >= 0; i--) {
      if (text[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int[] skips(String word) {
    int[] skips = new int[TABLE];
    Arrays.fill(skips, word.length());
    for (int i = 0; i < word.length() - 1; i++) {
      skips[word.charAt(i) % TABLE] = word.length() - 1 - i;
    }
    return skips;
  }

  private int nameAt(int place) {
    int found = Arrays.binarySearch(starts, place);
    return found >= 0 ? found : -found - 2;
  }
}
