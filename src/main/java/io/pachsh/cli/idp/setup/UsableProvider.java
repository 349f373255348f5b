package io.pachsh.cli.idp.setup;

import io.pachsh.access.IssuerRule;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.Discovery;
import io.pachsh.command.QuotedWord;
import io.pachsh.doctor.CheckReference;
import io.pachsh.doctor.FailedLogin;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import java.util.List;
import java.util.Optional;

/**
 * A provider by whose discovery document people can log in.
 *
 * @param issuer as it publishes it
 * @param settling what is to be said of the issuer, one sentence each
 * @param notes what may become a problem, one sentence each
 */
public record UsableProvider(String issuer, List<String> settling, List<String> notes) {
  public UsableProvider {
    settling = List.copyOf(settling);
    notes = List.copyOf(notes);
  }

  /**
   * Judges what discovery found at an issuer.
   *
   * @param aside what else is to be said when nobody could log in
   * @throws Failure that names the doctor's check which shows why
   */
  public static UsableProvider of(String issuer, Discovery discovery, String aside) {
    if (discovery instanceof Discovery.Failed failed) {
      throw new Failure(
          Exit.UNREACHABLE,
          failed.sentence() + " (stage: " + failed.stage() + ")",
          below(failed.detail().and(failed.remedy(), aside), issuer, failed.stage()));
    }
    Discovery.Published published = (Discovery.Published) discovery;
    IssuerRule.Settled settled = settled(issuer, published.issuer(), aside);
    if (published.obstacle().isPresent()) {
      throw unusable(published.obstacle().get(), issuer, aside);
    }
    return new UsableProvider(settled.issuer(), settled.notes(), published.notes());
  }

  private static IssuerRule.Settled settled(String issuer, String published, String aside) {
    try {
      return IssuerRule.settle(issuer, published);
    } catch (Failure e) {
      throw new Failure(e.exit(), e.sentence(), below(e.below().and(aside), issuer, "issuer"));
    }
  }

  /** The discovery document tells already that nobody could log in. */
  private static Failure unusable(LoginProblem obstacle, String issuer, String aside) {
    return new Failure(
        Exit.FAILED,
        "%s (check: %s)".formatted(obstacle.sentence(), obstacle.check()),
        below(
            Lines.of(
                "expected: " + obstacle.expected(),
                "found:    " + obstacle.found(),
                obstacle.remedy(),
                aside),
            issuer,
            obstacle.check()));
  }

  /** The provider is no configured one: the doctor is told which, and can look at no app there. */
  private static Lines below(Lines lines, String issuer, String checked) {
    Optional<CheckReference> check =
        FailedLogin.check(checked)
            .filter(CheckReference::isOfProvider)
            .map(it -> it.with(QuotedWord.within(issuer)));
    return check.isPresent() ? lines.and(check.get().sentence()) : lines;
  }
}
