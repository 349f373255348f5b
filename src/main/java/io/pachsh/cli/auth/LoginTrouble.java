package io.pachsh.cli.auth;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.doctor.CheckReference;
import io.pachsh.doctor.FailedLogin;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.help.Explanations;
import io.pachsh.screen.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says below whatever kept somebody from signing in which of the doctor's checks shows it: of what
 * pachsh itself checked by what that was, of what others said by their words.
 *
 * @param options those of the login that a test of it needs as well, as they are typed
 */
record LoginTrouble(String options) {
  private static final String REACH = "cluster.reach";

  /**
   * Takes the steps of a login.
   *
   * @throws Failure that names a check, where a step fails because something is wrong
   */
  LoginOutcome during(Supplier<LoginOutcome> steps) {
    try {
      return steps.get();
    } catch (RefusedException e) {
      throw failure(e.refusal());
    } catch (Failure e) {
      throw isAboutTheLine(e) ? e : checked(e, inWords(e));
    }
  }

  Failure of(LoginProblem problem) {
    Failure failure = Refusals.failure(problem);
    Optional<CheckReference> known = FailedLogin.check(problem);
    return checked(failure, known.map(List::of).orElseGet(() -> inWords(failure)));
  }

  /** Nobody came back: the provider's page, if anything, says why. */
  Failure nobody(Failure failure, String check) {
    return checked(failure, List.of(new CheckReference(check)));
  }

  private Failure failure(Refusal refusal) {
    if (refusal instanceof Refusal.LoginRefused login) {
      return of(login.problem());
    }
    Failure failure = Refusals.failure(refusal);
    return checked(failure, inWords(failure));
  }

  private static boolean isAboutTheLine(Failure failure) {
    return failure.exit() == Exit.USAGE;
  }

  private static List<CheckReference> inWords(Failure failure) {
    List<CheckReference> named =
        Explanations.load().checks(failure.sentence()).stream().map(CheckReference::new).toList();
    return named.isEmpty() && failure.exit() == Exit.UNREACHABLE
        ? List.of(new CheckReference(REACH))
        : named;
  }

  private Failure checked(Failure failure, List<CheckReference> checks) {
    return checks.isEmpty()
        ? failure
        : new Failure(
            failure.exit(),
            failure.sentence(),
            failure.below().and(CheckReference.sentence(checks.stream().map(this::made).toList())));
  }

  /** A test login goes the way of the one that failed. */
  private CheckReference made(CheckReference check) {
    return check.isOfLogin() ? check.with(options) : check;
  }
}
