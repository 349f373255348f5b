package io.pachsh.cli.auth;

import io.pachsh.access.ClaimedGroups;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person is told after a login: who, which groups came or why none did, what was noticed.
 *
 * @param isRenewed whether the session was there before
 */
record LoginReport(Session session, LoginOutcome.SignedIn signedIn, boolean isRenewed) {

  Answer answer(Streams streams) {
    signedIn.notes().forEach(streams::note);
    Optional<ClaimedGroups> claimed = signedIn.groups();
    List<String> lines = new ArrayList<>();
    lines.add(
        isRenewed
            ? "The session of %s was renewed.".formatted(signedIn.principal())
            : "You are signed in as " + signedIn.principal() + ".");
    if (claimed.isPresent() && !claimed.get().isKnown()) {
      warn(streams, claimed.get().reason());
      lines.add("Groups: unknown; you are in none until the next login.");
      return answer(Optional.of(List.of()), lines);
    }
    Optional<List<String>> groups = groups();
    groups.ifPresent(
        names ->
            lines.add(
                names.isEmpty()
                    ? "Groups: none. " + claimed.map(ClaimedGroups::reason).orElse(NONE_AT_PACHD)
                    : "Groups: " + String.join(", ", names)));
    return answer(groups, lines);
  }

  private static final String NONE_AT_PACHD =
      "Either the provider names none, or the identity service's connector passes none on.";

  private Answer answer(Optional<List<String>> groups, List<String> lines) {
    Fields fields = Fields.of("principal", signedIn.principal().text());
    return new Answer.One(groups.map(names -> fields.with("groups", names)).orElse(fields), lines);
  }

  private void warn(Streams streams, String reason) {
    Lines warning = Lines.of("Your groups are unknown. " + reason);
    if (!signedIn.costs().isEmpty()) {
      warning = warning.and("  Without them you do not have:");
      warning = warning.and(Lines.of(signedIn.costs()).mapped(cost -> "    " + cost));
    }
    streams.warn(warning.and("  'auth login' again asks again."));
  }

  /** As the cluster knows them now; empty when it does not say. */
  private Optional<List<String>> groups() {
    try {
      return Optional.of(session.caller().groups().own().stream().map(Principal::text).toList());
    } catch (RefusedException | Failure unasked) {
      return Optional.empty();
    }
  }
}
