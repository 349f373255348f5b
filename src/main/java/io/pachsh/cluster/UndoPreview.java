package io.pachsh.cluster;

import java.util.List;

/**
 * What undoing changes would do.
 *
 * @param entries the changes, oldest first, by their number in the journal; 0 for one that an
 *     earlier version made
 * @param restored what would be restored, one line each
 */
public record UndoPreview(List<Long> entries, List<String> restored) {
  public UndoPreview {
    entries = List.copyOf(entries);
    restored = List.copyOf(restored);
  }
}
