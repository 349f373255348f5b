package io.pachsh.embedded.state;

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
public record UndoHistory(PVector<UndoStep> steps, long edits) {
  /** How many changes can be undone. */
  static final int STEPS = 100;

  /**
   * Above this many edits the oldest steps go, so that the past stays about as large as a state.
   */
  static final long EDITS = 2_000_000;

  public static final UndoHistory NONE = new UndoHistory(TreePVector.empty(), 0);

  public UndoHistory plus(UndoStep step) {
    UndoHistory longer = new UndoHistory(steps.plus(step), edits + step.edits().size());
    while (longer.steps.size() > STEPS || (longer.edits > EDITS && longer.steps.size() > 1)) {
      longer =
          new UndoHistory(longer.steps.minus(0), longer.edits - longer.steps.get(0).edits().size());
    }
    return longer;
  }

  /** The numbers of the last {@code count} changes that can be undone, the oldest first. */
  public List<Long> numbers(int count) {
    return steps.subList(steps.size() - count, steps.size()).stream()
        .map(UndoStep::number)
        .toList();
  }

  /**
   * What brings back the content from before the last {@code count} changes, to be done in order.
   */
  public List<Edit> back(int count) {
    List<Edit> back = new ArrayList<>();
    for (int i = steps.size() - 1; i >= steps.size() - count; i--) {
      back.addAll(steps.get(i).edits());
    }
    return back;
  }
}
