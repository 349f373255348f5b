package io.pachsh.interpreter;

import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may have been meant by the name of a variable that is not set. */
final class UnsetVariable {
  private static final String OKTA = "OKTA_";

  /** Those that {@code rehearsal start} sets. */
  private static final List<String> PRACTICE =
      List.of(
          "OKTA_ISSUER",
          "OKTA_CLIENT_ID",
          "OKTA_CLIENT_SECRET",
          "OKTA_REDIRECT_URI",
          "OKTA_API_TOKEN",
          "OKTA_SERVICE_ID",
          "OKTA_SERVICE_KEY");

  private UnsetVariable() {}

  /** A similar name, and where the values of an Okta org come from. */
  static Optional<String> advice(String name, Collection<String> set) {
    List<String> said = new ArrayList<>();
    Optional<String> near = near(name, set).filter(each -> !each.equals(name));
    near.ifPresent(each -> said.add("Did you mean " + each + "?"));
    if (PRACTICE.contains(near.orElse(name)) && near.filter(set::contains).isEmpty()) {
      said.add("'rehearsal start' sets " + near.orElse(name) + " to the practice org's value.");
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
  }

  private static Optional<String> near(String name, Collection<String> set) {
    if (PRACTICE.contains(name)) {
      return Optional.empty();
    }
    List<String> known =
        name.startsWith(OKTA)
            ? Stream.concat(set.stream(), PRACTICE.stream()).toList()
            : List.copyOf(set);
    return known.stream()
        .filter(each -> Spelling.isSameKey(each, name))
        .findFirst()
        .or(
            () ->
                known.stream()
                    .filter(each -> Spelling.isSlipOf(name, each, Math.min(3, name.length() / 4)))
                    .min(Comparator.comparingInt(each -> Spelling.distance(name, each))));
  }
}
