package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.command.AccessWords;
import io.pachsh.command.Session;
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

  /** The roles that the principal has on the resource now. */
  SortedSet<String> present(Session session) {
    return new TreeSet<>(
        session.caller().bindings().of(resource).getOrDefault(principal, Set.of()));
  }

  /** What somebody has on the resource afterwards, as a sentence. */
  String outcome(Set<String> roles) {
    return "%s has %s on %s."
        .formatted(principal, AccessNames.list(new TreeSet<>(roles)), AccessWords.spoken(resource));
  }
}
