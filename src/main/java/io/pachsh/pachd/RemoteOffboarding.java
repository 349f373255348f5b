package io.pachsh.pachd;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Belongings;
import io.pachsh.cluster.Offboarding;
import io.pachsh.pachd.connection.PachdClient;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;

/** What somebody has on a real cluster who leaves, and taking it away step by step. */
record RemoteOffboarding(PachdClient pachd) implements Offboarding {
  private static final List<String> UNTOLD =
      List.of("which tokens a person has", "who made a robot, and which robots' tokens they hold");

  @Override
  public Belongings of(Principal principal) {
    SortedMap<Resource, Map<Principal, Set<String>>> bindings =
        new RemoteBindings(pachd).ofAll(new RemotePlaces(pachd).resources());
    return new Belongings(
        principal,
        Belongings.roles(principal, bindings),
        Belongings.roles(Principal.ALL_CLUSTER_USERS, bindings),
        new RemoteGroups(pachd).of(principal),
        tokens(principal),
        List.of(),
        UNTOLD);
  }

  /** Robots' tokens can be counted, people's cannot. */
  private OptionalInt tokens(Principal principal) {
    return principal.kind().equals("robot")
        ? OptionalInt.of(
            (int)
                new RemoteTokens(pachd)
                    .ofRobots().stream()
                        .filter(token -> token.principal().equals(principal))
                        .count())
        : OptionalInt.empty();
  }

  /**
   * What administers the cluster goes first, for there the lock-out guard stands, and the tokens
   * last. Whoever does it to themselves could not go on behind the first step.
   */
  @Override
  public int offboard(Belongings belongings, boolean force) {
    Principal principal = belongings.principal();
    if (principal.equals(new RemoteGroups(pachd).self())) {
      throw new RefusedException(
          new Refusal.Invalid(
              "a real cluster takes your own access step by step, and the first would forbid the"
                  + " next: let another administrator do it"));
    }
    int[] ended = {0};
    OrderedSteps steps = new OrderedSteps(pachd::notice);
    for (Map.Entry<Resource, Set<String>> entry : belongings.roles().entrySet()) {
      steps.add(
          RemoteBindings.words(entry.getKey(), principal, Set.of()),
          () -> new RemoteBindings(pachd).set(entry.getKey(), principal, Set.of(), force));
    }
    belongings
        .groups()
        .forEach(
            group ->
                steps.add(
                    principal + " not in " + group,
                    () ->
                        new RemoteGroups(pachd)
                            .modify(group, List.of(), List.of(principal), force)));
    steps.add(
        "all tokens of " + principal + " revoked",
        () -> ended[0] = new RemoteTokens(pachd).revokeAllOf(principal, force));
    steps.make();
    return ended[0];
  }
}
