package io.pachsh.provisioning;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What has to be done so that people can log in, step by step. It is applied as a whole: when a
 * step fails, or the person gives up, what was done is taken back in reverse.
 */
public record Plan(List<PlanStep> steps) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /** Whether everything is there already as it is wanted. */
  public boolean changesNothing() {
    return steps.stream().allMatch(step -> step.action() == PlanAction.KEEP);
  }

  /** The plan for people, with secrets masked. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (PlanStep step : steps) {
      lines.add("%-6s  %s".formatted(step.action().word(), step.name()));
      step.difference().forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  /**
   * Does all of it, in order.
   *
   * @param words what people are told of a refusal
   * @throws RefusedException with {@link Refusal.Managed} where nothing came of it, because the
   *     cluster's installation decides about the first thing that was to change
   * @throws Failure that tells what was done and what became of it, when a step fails
   * @throws Interruption with the same, when the person gives up in between
   */
  public void apply(Function<Refusal, Failure> words) {
    for (int at = 0; at < steps.size(); at++) {
      try {
        steps.get(at).apply();
      } catch (RefusedException e) {
        Retreat retreat = Retreat.from(steps.subList(0, at + 1));
        if (e.refusal() instanceof Refusal.Managed && retreat.isComplete()) {
          throw e;
        }
        throw stopped(at, words.apply(e.refusal()), StepTrouble.explained(e.refusal()), retreat);
      } catch (Failure e) {
        throw stopped(at, e, Lines.none(), Retreat.from(steps.subList(0, at + 1)));
      } catch (Interruption e) {
        int stoppedAt = at;
        Retreat retreat = Retreat.from(steps.subList(0, at + 1));
        throw e.told(why -> stopped(stoppedAt, why, Lines.none(), retreat));
      }
    }
  }

  private Failure stopped(int at, Failure why, Lines explanation, Retreat retreat) {
    return new Failure(
        why.exit(),
        "Stopped at step %d of %d (%s): %s"
            .formatted(at + 1, steps.size(), steps.get(at).name(), why.sentence()),
        why.below().and(explanation).and(retreat.account()));
  }
}
