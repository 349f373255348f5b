package io.pachsh.access;

import io.pachsh.spelling.TypoMatcher;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Somebody of whom a cluster knows no token, no group and no role. That is no fault, for access is
 * given before the first login; but it may be a slip.
 *
 * @param nearest the known ones who may have been meant, likeliest first
 */
public record UnknownPrincipal(Principal principal, List<Principal> nearest) {
  private static final int SHOWN = 3;

  /** How many that begin nearly so are compared in full. */
  private static final int COMPARED = 50;

  /** Among so many each is compared in full. */
  private static final int SMALL = 2_000;

  public UnknownPrincipal {
    nearest = List.copyOf(nearest);
  }

  /** Looks for who may have been meant among the known. */
  public static UnknownPrincipal among(SortedSet<Principal> known, Principal principal) {
    Set<Principal> near = new LinkedHashSet<>(namesakes(known, principal));
    near.addAll(close(known, principal));
    boolean any = principal.kind().isEmpty();
    near.removeIf(
        other -> (!any && other.isGroup() != principal.isGroup()) || other.equals(principal));
    return new UnknownPrincipal(principal, near.stream().limit(SHOWN).toList());
  }

  /** {@code robot:depoly is not known here yet; the nearest known: robot:deploy}. */
  public String sentence() {
    return principal + " is not known here yet" + nearestKnown();
  }

  /** {@code ; the nearest known: robot:deploy}, as the end of a sentence; empty for none. */
  public String nearestKnown() {
    if (nearest.isEmpty()) {
      return "";
    }
    boolean differsInCase =
        nearest.stream().anyMatch(near -> near.text().equalsIgnoreCase(principal.text()));
    return "; the nearest known: "
        + String.join(", ", nearest.stream().map(Principal::text).toList())
        + (differsInCase ? " (letter case counts)" : "");
  }

  /** Who has the same name, but is of another kind: {@code user:a@b.c} for {@code okta:a@b.c}. */
  private static List<Principal> namesakes(Set<Principal> known, Principal principal) {
    Set<String> kinds = new TreeSet<>();
    known.forEach(other -> kinds.add(other.kind()));
    return kinds.stream()
        .filter(kind -> !kind.isEmpty())
        .map(kind -> new Principal(kind + ":" + principal.name()))
        .filter(known::contains)
        .toList();
  }

  private static Collection<Principal> close(SortedSet<Principal> known, Principal principal) {
    NearName name = new NearName(principal);
    Collection<Principal> candidates = known;
    if (known.size() > SMALL) {
      Principal[] sorted = known.toArray(Principal[]::new);
      candidates = new LinkedHashSet<>(beginningLike(sorted, principal.text()));
      candidates.addAll(beginningLike(sorted, principal.name()));
      known.stream().filter(name::isLocalPartOf).limit(COMPARED).forEach(candidates::add);
    }
    return candidates.stream()
        .filter(name::isNear)
        .sorted(Comparator.comparingInt(name::distance))
        .toList();
  }

  private static List<Principal> beginningLike(Principal[] sorted, String beginning) {
    String word = beginning.toLowerCase(Locale.ROOT);
    return new TypoMatcher<>(sorted, Principal::text, word, COMPARED).names();
  }
}
