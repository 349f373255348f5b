package io.pachsh.console;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jline.reader.impl.history.DefaultHistory;

/** The earlier lines that may be suggested, each once, as JLine looks for one in a history. */
final class SuggestedLines extends DefaultHistory {
  private final Set<String> lines = new LinkedHashSet<>();

  /** Suggests a line from now on, before all others, or not any more. */
  void put(String line, boolean wanted) {
    lines.remove(line);
    if (wanted) {
      lines.add(line);
    }
  }

  /** The latest first. */
  @Override
  public Iterator<Entry> reverseIterator(int unused) {
    Deque<Entry> latest = new ArrayDeque<>(lines.size());
    for (String line : lines) {
      latest.push(new EntryImpl(0, Instant.EPOCH, line));
    }
    return latest.iterator();
  }
}
