package io.pachsh.policy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Principals that a change names first, but that look like ones which the cluster knows. */
public final class LookAlikes {
  private LookAlikes() {}

  /** A sentence for each that differs from a known principal only in the case of its letters. */
  public static List<String> notes(AccessPolicy live, PolicyDifference difference) {
    if (difference.items().stream().noneMatch(PolicyDifference.Item::given)) {
      return List.of();
    }
    Map<String, Principal> known = new HashMap<>();
    live.bindings().values().forEach(entries -> add(entries.keySet(), known));
    add(live.robots(), known);
    add(live.groups().keySet(), known);
    live.groups().values().forEach(members -> add(members, known));
    return difference.items().stream()
        .filter(PolicyDifference.Item::given)
        .map(PolicyDifference.Item::principal)
        .distinct()
        .filter(who -> !Objects.equals(known.get(who.text()), who))
        .filter(who -> known.containsKey(folded(who)))
        .map(
            who ->
                "%s is new here, but there is %s: letter case counts"
                    .formatted(who, known.get(folded(who))))
        .toList();
  }

  /** Under its text, and under a folded form that no principal's own text can be. */
  private static void add(Collection<Principal> principals, Map<String, Principal> known) {
    for (Principal principal : principals) {
      known.put(principal.text(), principal);
      known.putIfAbsent(folded(principal), principal);
    }
  }

  private static String folded(Principal principal) {
    return "\0" + principal.text().toLowerCase(Locale.ROOT);
  }
}
