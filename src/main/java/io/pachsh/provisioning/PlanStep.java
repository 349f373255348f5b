package io.pachsh.provisioning;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.List;
import java.util.Optional;

/**
 * One step of a plan: what is to become of one part of a cluster, and the way back. Each works on
 * what is there at that moment, and touches nothing that somebody else changed since the plan was
 * made.
 */
public final class PlanStep {
  private final State<?> state;
  private boolean begun;

  private PlanStep(State<?> state) {
    this.state = state;
  }

  static <T> PlanStep of(PlannedPart<T> part, Optional<T> before, T wanted) {
    return new PlanStep(new State<>(part, before, wanted));
  }

  /** What it is about, such as {@code connector okta}. */
  public String name() {
    return state.part.name();
  }

  public PlanAction action() {
    return state.action();
  }

  /** One line per key that changes, with secrets masked. */
  public List<String> difference() {
    return state.difference();
  }

  /**
   * Does it, unless there is nothing to do.
   *
   * @throws Failure when what is there is not what the plan was made of
   */
  void apply() {
    state.requireUnchanged();
    begun = true;
    state.apply();
  }

  /**
   * Puts back what was there before, however far the step came.
   *
   * @return whether there was something to put back
   * @throws Failure when somebody else changed it meanwhile
   */
  boolean takeBack() {
    return begun && state.takeBack();
  }

  String byHand() {
    return state.byHand();
  }

  private record State<T>(PlannedPart<T> part, Optional<T> before, T wanted) {
    PlanAction action() {
      if (before.isEmpty()) {
        return PlanAction.CREATE;
      }
      return part.isSame(before.get(), wanted) ? PlanAction.KEEP : PlanAction.CHANGE;
    }

    List<String> difference() {
      return action() == PlanAction.KEEP ? List.of() : part.difference(before, wanted);
    }

    void requireUnchanged() {
      if (!isBefore(part.read())) {
        throw new Failure(
            Exit.FAILED,
            "Somebody changed the " + part.name() + " since the plan was made.",
            "Run the command again: it makes a plan of what is there now.");
      }
    }

    void apply() {
      switch (action()) {
        case CREATE -> part.create(wanted);
        case CHANGE -> part.change(before.orElseThrow(), wanted);
        case KEEP -> {}
      }
    }

    boolean takeBack() {
      if (action() == PlanAction.KEEP) {
        return false;
      }
      Optional<T> present = part.read();
      if (isBefore(present)) {
        return false;
      }
      if (present.isPresent() && !part.isMade(present.get(), wanted)) {
        throw new Failure(Exit.FAILED, "somebody else changed it meanwhile");
      }
      if (before.isEmpty()) {
        part.remove(present.orElseThrow());
      } else if (present.isEmpty()) {
        part.create(before.get());
      } else {
        part.change(present.get(), before.get());
      }
      return true;
    }

    String byHand() {
      return part.byHand(before);
    }

    private boolean isBefore(Optional<T> present) {
      return before
          .map(then -> present.map(now -> part.isSame(then, now)).orElse(false))
          .orElseGet(present::isEmpty);
    }
  }
}
