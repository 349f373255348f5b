package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Single roles to give to somebody, or take, as a line says it: ROLES PRINCIPAL RESOURCE. */
record RoleChange(SortedSet<String> roles, Principal principal, Resource resource) {
  /** Reads the line; {@code force} leaves the principal and the fitness of roles unchecked. */
  static RoleChange read(List<String> words, Session session, boolean force) {
    int size = words.size();
    Resource resource = AccessWords.resource(words.get(size - 1));
    SortedSet<String> roles = RoleList.known(words.subList(0, size - 2));
    new KnownPlaces(session).bindable(resource);
    String who = words.get(size - 2);
    Principal principal =
        force ? new Principal(who) : new KnownPrincipals(session).named(who, resource);
    return new RoleChange(roles, principal, resource);
  }

  /** Gives the roles, beside those that the principal has. */
  Answer give(Session session, boolean force) {
    return make(session, roles, Set.of(), force, present(session).containsAll(roles));
  }

  /** Takes the roles; with {@code force} even when nobody could administer the cluster any more. */
  Answer take(Session session, boolean force) {
    return make(session, Set.of(), roles, force, Collections.disjoint(present(session), roles));
  }

  private Set<String> present(Session session) {
    return session.caller().bindings().of(resource).getOrDefault(principal, Set.of());
  }

  private Answer make(
      Session session,
      Set<String> given,
      Set<String> taken,
      boolean force,
      boolean changesNothing) {
    SortedSet<String> left =
        new TreeSet<>(session.caller().bindings().change(resource, principal, given, taken, force));
    return Answer.one(
        Fields.of("principal", principal.text())
            .with("resource", resource.text())
            .with("roles", List.copyOf(left)),
        "%s%s has %s on %s."
            .formatted(
                changesNothing ? "Nothing changes: " : "",
                principal,
                AccessNames.list(left),
                AccessWords.spoken(resource)));
  }
}
