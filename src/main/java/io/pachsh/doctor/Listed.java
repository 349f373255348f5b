package io.pachsh.doctor;

import io.pachsh.access.Principal;
import java.util.Collection;
import java.util.List;

/** The first few of many, for a sentence. */
final class Listed {
  private static final int SHOWN = 5;

  private Listed() {}

  static String principals(Collection<Principal> principals) {
    return texts(principals.stream().map(Principal::text).toList());
  }

  static String texts(List<String> all) {
    return all.size() <= SHOWN
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, SHOWN)) + " and %d more".formatted(all.size() - SHOWN);
  }
}
