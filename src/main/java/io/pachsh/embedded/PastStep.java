package io.pachsh.embedded;

import java.util.List;

/**
 * What brings back the content from before one change, to be done in order.
 *
 * @param number the change's; 0 where an earlier version, which kept none, wrote it
 */
record PastStep(long number, List<Edit> edits) {
  PastStep {
    edits = List.copyOf(edits);
  }
}
