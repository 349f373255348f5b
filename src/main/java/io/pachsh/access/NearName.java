package io.pachsh.access;

import io.pachsh.spelling.Spelling;
import java.util.Locale;

/**
 * A name as somebody typed it, compared with known principals: what stands behind the prefix, and
 * of a person also what stands before the {@code @} alone. Of short names less is forgiven.
 */
final class NearName {
  /** Shorter names are mistyped within their own kind alone. */
  private static final int SHORTEST_ELSEWHERE = 4;

  private final String kind;
  private final String name;
  private final int at;

  NearName(Principal principal) {
    kind = folded(principal.kind());
    name = folded(principal.name());
    at = name.lastIndexOf('@');
  }

  /** Whether the known one may have been meant. */
  boolean isNear(Principal known) {
    String other = folded(known.name());
    int otherAt = other.lastIndexOf('@');
    if (at < 0 && otherAt >= 0) {
      return mayBePerson() && isSlip(name, other.substring(0, otherAt));
    }
    if (at >= 0) {
      return otherAt >= 0
          && isSlip(name.substring(0, at), other.substring(0, otherAt))
          && Spelling.isSlipOf(name.substring(at), other.substring(otherAt));
    }
    return (isOfKind(known) || name.length() >= SHORTEST_ELSEWHERE) && isSlip(name, other);
  }

  /** Whether it is the known one without what stands from the {@code @} on. */
  boolean isLocalPartOf(Principal known) {
    String other = known.name();
    return at < 0
        && mayBePerson()
        && other.length() > name.length()
        && other.charAt(name.length()) == '@'
        && other.regionMatches(true, 0, name, 0, name.length());
  }

  /** How far away a near one is. */
  int distance(Principal known) {
    String other = folded(known.name());
    int otherAt = other.lastIndexOf('@');
    return Spelling.distance(name, at < 0 && otherAt >= 0 ? other.substring(0, otherAt) : other);
  }

  private boolean mayBePerson() {
    return !kind.equals("robot") && !kind.equals("pipeline") && !kind.startsWith("group");
  }

  private boolean isOfKind(Principal known) {
    return kind.isEmpty() || Spelling.isSlipOf(kind, folded(known.kind()));
  }

  private static boolean isSlip(String name, String known) {
    int shorter = Math.min(name.length(), known.length());
    int most = shorter < 2 ? 0 : shorter <= 4 ? 1 : shorter <= 7 ? 2 : 3;
    return Spelling.isSlipOf(name, known, most);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
