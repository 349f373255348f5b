package io.pachsh.doctor;

import io.pachsh.access.Principal;
import io.pachsh.cluster.TokenSummary;
import io.pachsh.outside.QuotedWord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether tokens are about to expire, or lie about. */
public record TokenStage(ClusterEvidence cluster) {
  private static final Duration A_WEEK = Duration.ofDays(7);

  public List<Check> checks() {
    return List.of(
        new Check("tokens.robots", "no robot's token expires within a week", this::robots),
        new Check("tokens.root", "there is a token of the root user", this::root),
        new Check("tokens.endless", "administrators' tokens end some day", this::endless),
        new Check("tokens.expired", "no expired tokens lie about", this::expired));
  }

  private Instant now() {
    return cluster.clock().instant();
  }

  private boolean isAlive(TokenSummary token) {
    return token.expires().map(now()::isBefore).orElse(true);
  }

  private SortedSet<Principal> owners(Predicate<TokenSummary> which) {
    return cluster.tokens().stream()
        .filter(which)
        .map(TokenSummary::principal)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Finding robots() {
    Instant soon = now().plus(A_WEEK).truncatedTo(ChronoUnit.MINUTES);
    SortedSet<Principal> ending =
        owners(
            token ->
                token.principal().kind().equals("robot")
                    && isAlive(token)
                    && token.expires().map(soon::isAfter).orElse(false));
    // A robot that has a longer-lived token already loses nothing.
    ending.removeAll(
        owners(token -> isAlive(token) && !token.expires().map(soon::isAfter).orElse(false)));
    return ending.isEmpty()
        ? Finding.pass("no robot's last token ends within a week")
        : Finding.warn(
            "the last tokens of %s end before %s".formatted(Listed.principals(ending), soon),
            "auth get-robot-token " + QuotedWord.word(ending.first().name()));
  }

  private Finding root() {
    boolean isThere =
        cluster.tokens().stream()
            .anyMatch(token -> token.principal().equals(Principal.ROOT) && isAlive(token));
    return isThere
        ? Finding.pass("root has a token: keep it where you find it when nobody can log in")
        : Finding.warn(
            "root has no token, which is the way in when nobody can log in",
            "auth rotate-root-token");
  }

  private Finding endless() {
    SortedSet<Principal> admins = cluster.access().administrators();
    admins.remove(Principal.ROOT);
    SortedSet<Principal> endless = owners(token -> token.expires().isEmpty());
    endless.retainAll(admins);
    return endless.isEmpty()
        ? Finding.pass("administrators' tokens end, root's aside")
        : Finding.warn(
            "%s administers with a token that never ends".formatted(Listed.principals(endless)),
            "auth get-robot-token %s --ttl 720h"
                .formatted(QuotedWord.word(endless.first().name())));
  }

  private Finding expired() {
    long count = cluster.tokens().stream().filter(token -> !isAlive(token)).count();
    return count == 0
        ? Finding.pass("no token has expired")
        : Finding.warn(
            "%,d expired tokens lie about".formatted(count), "auth tokens delete-expired");
  }
}
