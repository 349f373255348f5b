package io.pachsh.provisioning;

import io.pachsh.access.RefusedException;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the steps that were done when a plan stopped.
 *
 * @param takenBack their names, in the order in which they were taken back
 * @param left those that could not be taken back, or of which that is not known
 */
record Retreat(List<String> takenBack, List<Left> left) {
  /** A step that may still be in force, and the command that takes it back by hand. */
  record Left(String name, String why, String byHand) {}

  /** Takes steps back, the last first; what fails does not keep the others from it. */
  static Retreat from(List<PlanStep> steps) {
    List<String> takenBack = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    boolean givenUp = false;
    for (int at = steps.size() - 1; at >= 0; at--) {
      PlanStep step = steps.get(at);
      if (step.action() == PlanAction.KEEP) {
        continue;
      }
      String why = givenUp ? "interrupted" : "";
      try {
        if (!givenUp && step.takeBack()) {
          takenBack.add(step.name());
        }
      } catch (RefusedException e) {
        why = e.refusal().sentence();
      } catch (Failure e) {
        why = e.sentence();
      } catch (Interruption e) {
        givenUp = true;
        why = "interrupted";
      }
      if (!why.isEmpty()) {
        left.add(new Left(step.name(), why, step.byHand()));
      }
    }
    return new Retreat(takenBack, left);
  }

  /** Whether everything is as it was before. */
  boolean isComplete() {
    return left.isEmpty();
  }

  Lines account() {
    List<String> lines = new ArrayList<>();
    if (takenBack.isEmpty() && left.isEmpty()) {
      lines.add("Nothing was changed.");
    }
    if (!takenBack.isEmpty()) {
      lines.add(
          "Taken back: "
              + String.join(", ", takenBack)
              + (left.isEmpty() ? "; everything is as it was." : "."));
    }
    for (Left each : left) {
      lines.add("May remain: %s, which was not taken back: %s".formatted(each.name(), each.why()));
      lines.add("  By hand: " + each.byHand());
    }
    return Lines.of(lines);
  }
}
