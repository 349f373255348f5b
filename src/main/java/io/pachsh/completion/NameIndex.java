package io.pachsh.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Names in order, of which those that begin in some way are found by halving; so 100,000 are as
 * quick as ten. Where too many fit to be listed, only how they go on is offered: the next part of
 * each, or its next letter.
 */
public final class NameIndex {
  /** More are never offered one by one. */
  static final int MOST = 200;

  private static final String ENDS_A_PART = ":/@.-_=";

  public static final NameIndex NONE = new NameIndex(new Name[0]);

  private final Name[] sorted;
  private final SimilarNames similarNames;

  private NameIndex(Name[] sorted) {
    this.sorted = sorted;
    this.similarNames = new SimilarNames(sorted);
  }

  /** These names; takes a while for many. */
  public static NameIndex of(Collection<Name> names) {
    Name[] sorted = names.toArray(Name[]::new);
    Arrays.sort(sorted, Comparator.comparing(Name::text));
    return new NameIndex(sorted);
  }

  /** These names and others. */
  public NameIndex with(NameIndex others) {
    if (others.sorted.length == 0) {
      return this;
    }
    List<Name> all = new ArrayList<>(Arrays.asList(sorted));
    all.addAll(Arrays.asList(others.sorted));
    return of(all);
  }

  /** Does now what the first name that fits nothing would have to wait for. */
  NameIndex ready() {
    similarNames.prepare();
    return this;
  }

  public int size() {
    return sorted.length;
  }

  /** What a text can become: the names that begin so; if there are none, those that resemble it. */
  public List<Name> to(String typed) {
    int from = bound(0, sorted.length, typed, false);
    int to = bound(from, sorted.length, typed, true);
    if (to - from > MOST) {
      return starts(from, to);
    }
    if (from < to) {
      return List.of(Arrays.copyOfRange(sorted, from, to));
    }
    return typed.isEmpty() ? List.of() : similarNames.to(typed);
  }

  /** How the names of a range go on behind what they share. */
  private List<Name> starts(int from, int to) {
    int shared = shared(sorted[from].text(), sorted[to - 1].text());
    List<Name> parts = starts(from, to, shared, true);
    return parts.size() <= MOST ? parts : starts(from, to, shared, false);
  }

  private List<Name> starts(int from, int to, int shared, boolean parts) {
    List<Name> starts = new ArrayList<>();
    for (int i = from; i < to && starts.size() <= MOST; ) {
      String text = sorted[i].text();
      String start = text.substring(0, parts ? endOfPart(text, shared) : next(text, shared));
      int end = bound(i, to, start, true);
      starts.add(
          end == i + 1 || text.length() == start.length()
              ? sorted[i]
              : Name.start(start, String.format(Locale.ROOT, "%,d names", end - i)));
      i = text.length() == start.length() ? i + 1 : end;
    }
    return starts;
  }

  private static int next(String text, int from) {
    return from == text.length() ? from : text.offsetByCodePoints(from, 1);
  }

  private static int endOfPart(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (ENDS_A_PART.indexOf(text.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static int shared(String a, String b) {
    int length = 0;
    while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return length;
  }

  /** The first place in a range whose name does not come before the start, or lies behind it. */
  private int bound(int from, int to, String start, boolean behind) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      String text = sorted[middle].text();
      boolean before = (behind && text.startsWith(start)) || text.compareTo(start) < 0;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
