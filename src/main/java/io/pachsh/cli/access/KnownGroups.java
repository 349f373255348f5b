package io.pachsh.cli.access;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.console.Streams;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups that the identity provider has, where the session can ask it. */
@FunctionalInterface
public interface KnownGroups {
  /** Their names at the provider; empty where nobody can be asked. May take a while. */
  Optional<Set<String>> names(Streams streams);

  /** The provider's groups that would be given something, and that it does not have. */
  default List<Principal> missing(PolicyDifference difference, Session session, Streams streams) {
    Optional<String> beginning = beginning(session);
    List<Principal> given =
        difference.items().stream()
            .filter(PolicyDifference.Item::given)
            .map(PolicyDifference.Item::principal)
            .filter(who -> beginning.filter(who.text()::startsWith).isPresent())
            .distinct()
            .toList();
    Optional<Set<String>> names = given.isEmpty() ? Optional.empty() : names(streams);
    return names.isEmpty()
        ? List.of()
        : given.stream()
            .filter(who -> !names.get().contains(who.text().substring(beginning.get().length())))
            .toList();
  }

  /** How principals of the provider's groups begin on the cluster at hand. */
  private static Optional<String> beginning(Session session) {
    try {
      Optional<AuthConfiguration> configuration =
          session.caller().configuration().live().configuration();
      return configuration.map(it -> it.group("x").text()).map(text -> text.replaceFirst("x$", ""));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }
}
