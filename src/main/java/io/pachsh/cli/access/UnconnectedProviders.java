package io.pachsh.cli.access;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.session.AccessState;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Principals of providers that the cluster does not know: it refuses to give them anything. */
record UnconnectedProviders(Session session) {
  private static final Set<String> KINDS =
      Set.of("", "pipeline", "internal", "robot", "pach", "user", "group");

  private static final int SHOWN = 3;

  /** A sentence for each prefix that no provider has here, with whom it would be given to. */
  List<String> notes(AccessPolicy live, PolicyDifference difference) {
    SortedMap<String, SortedSet<Principal>> byKind = new TreeMap<>();
    for (PolicyDifference.Item item : difference.items()) {
      if (item.given() && !KINDS.contains(item.principal().kind())) {
        byKind
            .computeIfAbsent(item.principal().kind(), kind -> new TreeSet<>())
            .add(item.principal());
      }
    }
    if (!byKind.isEmpty()) {
      // Whoever has something already is of a kind that is known, whatever may be asked.
      live.principals().forEach(known -> byKind.remove(known.kind()));
      AccessState.visibleConfiguration(session)
          .flatMap(LiveConfiguration::configuration)
          .ifPresent(configuration -> drop(byKind, configuration));
    }
    return byKind.entrySet().stream()
        .limit(SHOWN)
        .map(entry -> note(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void drop(
      SortedMap<String, SortedSet<Principal>> byKind, AuthConfiguration configuration) {
    byKind.remove(configuration.user("x").kind());
    byKind.remove(configuration.group("x").kind());
  }

  private static String note(String kind, SortedSet<Principal> principals) {
    int more = principals.size() - SHOWN;
    return ("no provider '%s' is connected here, and %s%s would be refused: 'auth set-config'"
            + " connects it")
        .formatted(
            kind.startsWith("group/") ? kind.substring("group/".length()) : kind,
            String.join(", ", principals.stream().limit(SHOWN).map(Principal::text).toList()),
            more > 0 ? " and " + more + " more" : "");
  }
}
