package io.pachsh.issuer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The scopes of a request. */
final class Scopes {
  private Scopes() {}

  /** The scopes that a parameter lists (RFC 6749 §3.3), in their order. */
  static Set<String> parse(String parameter) {
    return new LinkedHashSet<>(List.of(parameter.strip().split(" +")));
  }

  /** Why nobody can have these scopes; empty when a client can. */
  static Optional<String> problem(Set<String> scopes) {
    if (!Claims.SCOPES.containsAll(scopes)) {
      return Optional.of(
          "One or more scopes are unknown here. Known: " + String.join(" ", Claims.SCOPES) + ".");
    }
    return scopes.contains("openid")
        ? Optional.empty()
        : Optional.of("The scope openid is missing.");
  }
}
