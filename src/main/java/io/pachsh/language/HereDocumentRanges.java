package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;

/** The ranges of the source that are bodies of here-documents. */
final class HereDocumentRanges {
  private final List<int[]> ranges = new ArrayList<>(1);

  void add(int start, int end) {
    ranges.add(new int[] {start, end});
  }

  /** The text from {@code start} to {@code end} without these ranges; they are forgotten then. */
  String without(CharSequence text, int start, int end) {
    StringBuilder rest = new StringBuilder();
    int at = start;
    ranges.sort((a, b) -> Integer.compare(a[0], b[0]));
    for (int[] range : ranges) {
      if (range[0] >= at) {
        rest.append(text, at, range[0]);
        at = range[1];
      }
    }
    ranges.clear();
    return rest.append(text, Math.min(at, end), end).toString();
  }
}
