package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Single roles to give to some, or take, as a line says it: ROLES PRINCIPAL... RESOURCE. */
record RoleChange(SortedSet<String> roles, List<Principal> principals, Resource resource) {
  /** Gives the roles, beside those that the principals have. */
  Answer give(Session session, boolean force, Streams streams) {
    return make(session, roles, Set.of(), force, streams);
  }

  /** Takes the roles; with {@code force} even when nobody could administer the cluster any more. */
  Answer take(Session session, boolean force, Streams streams) {
    return make(session, Set.of(), roles, force, streams);
  }

  /** Who is changed, in a sentence. */
  String who() {
    return String.join(", ", principals.stream().map(Principal::text).toList());
  }

  private Answer make(
      Session session, Set<String> given, Set<String> taken, boolean force, Streams streams) {
    Map<Principal, Set<String>> before = session.caller().bindings().of(resource);
    SortedMap<Principal, Set<String>> after =
        session.caller().bindings().change(resource, principals, given, taken, force);
    streams.changes(PolicyDifference.ofRoles(resource, principals, before, after).lines());
    List<String> lines = new ArrayList<>();
    List<Fields> changes = new ArrayList<>();
    for (Principal principal : principals) {
      Set<String> present = before.getOrDefault(principal, Set.of());
      boolean same = present.containsAll(given) && Collections.disjoint(present, taken);
      SortedSet<String> left = new TreeSet<>(after.getOrDefault(principal, Set.of()));
      lines.add(
          "%s%s has %s on %s."
              .formatted(
                  same ? "Nothing changes: " : "",
                  principal,
                  AccessNames.list(left),
                  resource.spoken()));
      changes.add(
          Fields.of("principal", principal.text())
              .with("resource", resource.text())
              .with("roles", List.copyOf(left)));
    }
    return principals.size() == 1
        ? new Answer.One(changes.get(0), lines)
        : new Answer.One(Fields.of("changes", changes), lines);
  }
}
