package io.pachsh.embedded.state;

import java.util.List;

/**
 * What brings back the content from before one change, to be done in order.
 *
 * @param number the change's; 0 where an earlier version, which kept none, wrote it
 */
public record UndoStep(long number, List<Edit> edits) {
  public UndoStep {
    edits = List.copyOf(edits);
  }
}
