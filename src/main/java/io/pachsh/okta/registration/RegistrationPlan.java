package io.pachsh.okta.registration;

import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.okta.OktaOrg;
import io.pachsh.outside.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * What separates an org from how it is to be, in the order in which it is done.
 *
 * @param begin what is there already
 * @param notes what a person should know before agreeing
 */
public record RegistrationPlan(Progression begin, List<OktaStep> steps, List<String> notes) {
  public RegistrationPlan {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** What it changes at Okta, line by line. */
  public List<String> changes() {
    return steps.stream().filter(step -> !step.byHand()).map(OktaStep::line).toList();
  }

  /** What it does or tells, line by line. */
  public List<String> lines() {
    return steps.stream().map(OktaStep::line).toList();
  }

  /**
   * Does all of it. Whoever is interrupted, or refused, half-way is told what was done: the same
   * plan made anew goes on from there.
   */
  public Progression apply(OktaOrg org) {
    Progression now = begin;
    List<String> done = new ArrayList<>();
    for (OktaStep step : steps) {
      try {
        now = step.work().apply(org, now);
        if (!step.byHand()) {
          done.add(step.line());
        }
      } catch (Interruption e) {
        throw e.told(failure -> told(failure, done));
      } catch (Failure e) {
        throw told(e, done);
      }
    }
    return now;
  }

  private Failure told(Failure failure, List<String> done) {
    Lines account = failure.below();
    if (done.isEmpty()) {
      return new Failure(
          failure.exit(),
          failure.sentence(),
          account.and("Nothing was changed at Okta before that."));
    }
    account =
        account.and(
            "Done at Okta before that (%d of %d):".formatted(done.size(), changes().size()));
    for (String line : done) {
      account = account.and("  " + line);
    }
    return new Failure(
        failure.exit(),
        failure.sentence(),
        account.and("The same command goes on from there, and does nothing twice."));
  }
}
