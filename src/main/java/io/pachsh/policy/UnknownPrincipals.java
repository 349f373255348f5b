package io.pachsh.policy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.UnknownPrincipal;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;

/**
 * Whom a policy would give something, and the cluster does not know yet: people before their first
 * login, or slips.
 */
public final class UnknownPrincipals {
  private static final int SHOWN = 10;

  private final SortedSet<Principal> known;
  private final List<Principal> unknown;

  private UnknownPrincipals(SortedSet<Principal> known, List<Principal> unknown) {
    this.known = known;
    this.unknown = unknown;
  }

  /** Looks for them among those whom a difference gives something. */
  public static UnknownPrincipals of(AccessPolicy live, PolicyDifference difference) {
    NavigableSet<Principal> known = live.principals();
    known.add(Principal.ALL_CLUSTER_USERS);
    return new UnknownPrincipals(
        known,
        difference.items().stream()
            .filter(PolicyDifference.Item::given)
            .map(PolicyDifference.Item::principal)
            .filter(principal -> !known.contains(principal))
            .distinct()
            .toList());
  }

  /** A sentence for each that may be a slip, and one that counts the others. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Principal principal : unknown) {
      // Each is compared with everybody: a policy may name a million.
      if (notes.size() + others.size() == SHOWN) {
        break;
      }
      UnknownPrincipal each = UnknownPrincipal.among(known, principal);
      if (each.nearest().isEmpty()) {
        others.add(principal.text());
      } else {
        notes.add(each.sentence());
      }
    }
    int more = unknown.size() - notes.size() - others.size();
    if (!others.isEmpty() || more > 0) {
      notes.add(
          "not known here yet: "
              + String.join(", ", others)
              + (more == 0 ? "" : (others.isEmpty() ? "" : " and ") + more + " more"));
    }
    return notes;
  }

  /**
   * Requires that there are none.
   *
   * @throws Failure that names them, with who may have been meant
   */
  public void refuse() {
    if (!unknown.isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "The policy gives something to %s not known here, and --known was given."
              .formatted(unknown.size() == 1 ? "somebody" : unknown.size() + " principals"),
          Lines.of(notes()).and("Nothing was changed."));
    }
  }
}
