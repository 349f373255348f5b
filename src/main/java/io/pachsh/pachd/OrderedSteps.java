package io.pachsh.pachd;

import io.pachsh.access.RefusedException;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Several changes for which pachd has no call: made one after another, up to the first that fails.
 * That failure tells what was done and what was not. A change that was not answered is never simply
 * made again: where it can be seen whether it was made, that is looked at first.
 */
final class OrderedSteps {
  /**
   * One change.
   *
   * @param words what it makes so, such as {@code robot:ci on cluster: no roles}
   * @param isMade asks the cluster whether it is so; empty where nobody can tell
   */
  record Step(String words, Runnable work, Optional<BooleanSupplier> isMade) {
    Step(String words, Runnable work) {
      this(words, work, Optional.empty());
    }
  }

  private final Consumer<String> notes;
  private final List<Step> steps = new ArrayList<>();

  /** None yet; {@code notes} tells the person of changes that were not answered. */
  OrderedSteps(Consumer<String> notes) {
    this.notes = notes;
  }

  void add(String words, Runnable work) {
    steps.add(new Step(words, work));
  }

  void addAll(List<Step> more) {
    steps.addAll(more);
  }

  /** Makes them. One alone fails as it would by itself. */
  void make() {
    if (steps.size() == 1) {
      make(steps.get(0));
      return;
    }
    for (int done = 0; done < steps.size(); done++) {
      try {
        make(steps.get(done));
      } catch (RefusedException e) {
        throw stopped(done, e.refusal().sentence(), Exit.FAILED, Lines.none());
      } catch (Failure e) {
        throw stopped(done, e.sentence(), e.exit(), e.below());
      } catch (Interruption e) {
        int before = done;
        throw e.told(why -> stopped(before, why.sentence(), why.exit(), why.below()));
      }
    }
  }

  private void make(Step step) {
    try {
      step.work().run();
    } catch (Failure e) {
      if (e.exit() != Exit.UNREACHABLE || step.isMade().isEmpty()) {
        throw e;
      }
      boolean made;
      try {
        made = step.isMade().get().getAsBoolean();
      } catch (Failure nobodyTells) {
        throw e;
      }
      notes.accept(
          "the change '%s' was not answered: looked again, it %s"
              .formatted(step.words(), made ? "had been made" : "had not been made, and is now"));
      if (!made) {
        step.work().run();
      }
    }
  }

  private Failure stopped(int done, String why, Exit exit, Lines hint) {
    List<String> lines = new ArrayList<>();
    lines.add(done == 0 ? "Nothing was changed." : "Done before it:");
    steps.subList(0, done).forEach(step -> lines.add("  " + step.words()));
    lines.add("Not done:");
    steps.subList(done, steps.size()).forEach(step -> lines.add("  " + step.words()));
    lines.add(
        "pachd has no call for all at once. Mend the cause and run the command again: what is done"
            + " stays.");
    return new Failure(
        exit,
        "Stopped at change %d of %d (%s): %s"
            .formatted(done + 1, steps.size(), steps.get(done).words(), why),
        Lines.of(lines).and(hint));
  }
}
