package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.UnknownPrincipal;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.session.AccessWords;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * What becomes of principals that the cluster does not know: access is given before the first
 * login, so they are told of; {@code --known} refuses them.
 */
final class KnownOption {
  @Option(names = "--known", description = "Refuse whoever the cluster does not know yet.")
  private boolean known;

  /** Whether only those may be named who are known. */
  boolean isGiven() {
    return known;
  }

  /** Returns the principals; tells of those who are unknown, or refuses the first of them. */
  List<Principal> accepted(List<KnownPrincipals.Named> named, Streams streams) {
    if (known) {
      named.forEach(KnownOption::requireKnown);
    }
    named.stream()
        .distinct()
        .forEach(one -> one.unknown().map(UnknownPrincipal::sentence).ifPresent(streams::note));
    return named.stream().map(KnownPrincipals.Named::principal).distinct().toList();
  }

  private static void requireKnown(KnownPrincipals.Named named) {
    if (named.isHidden()) {
      throw new Failure(
          Exit.DENIED,
          "Whether '" + named.principal() + "' is known cannot be found out by you.",
          "--known needs a permission of administrators; nothing was changed.");
    }
    named
        .unknown()
        .ifPresent(
            unknown -> {
              throw new Failure(
                  Exit.FAILED,
                  "'" + unknown.principal() + "' is not known here, and --known was given.",
                  AccessWords.didYouMean(unknown.nearest().stream().map(Principal::text).toList())
                      .and(
                          "Nothing was changed. Without --known access may be given before the"
                              + " first login."));
            });
  }
}
