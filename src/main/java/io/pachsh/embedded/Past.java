package io.pachsh.embedded;

import java.util.ArrayList;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * How the content was before each of the last changes to it, oldest first: the edits that bring it
 * back. An immutable value; what happened to tokens and versions is not in it.
 *
 * @param edits how many edits all steps hold
 */
record Past(PVector<List<Edit>> steps, long edits) {
  /** How many changes can be undone. */
  static final int STEPS = 100;

  /**
   * Above this many edits the oldest steps go, so that the past stays about as large as a state.
   */
  static final long EDITS = 2_000_000;

  static final Past NONE = new Past(TreePVector.empty(), 0);

  Past plus(List<Edit> back) {
    Past longer = new Past(steps.plus(List.copyOf(back)), edits + back.size());
    while (longer.steps.size() > STEPS || (longer.edits > EDITS && longer.steps.size() > 1)) {
      longer = new Past(longer.steps.minus(0), longer.edits - longer.steps.get(0).size());
    }
    return longer;
  }

  /**
   * What brings back the content from before the last {@code count} changes, to be done in order.
   */
  List<Edit> back(int count) {
    List<Edit> back = new ArrayList<>();
    for (int i = steps.size() - 1; i >= steps.size() - count; i--) {
      back.addAll(steps.get(i));
    }
    return back;
  }
}
