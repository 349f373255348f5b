package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.ClusterState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The roles that somebody does without whose groups are unknown at a login. */
record GroupCosts(ClusterState state, AuthConfiguration configuration) {
  private static final int SHOWN = 10;

  /**
   * Such as {@code repoReader on repo default/images, by group/okta:data}, sorted: the roles of the
   * groups that the person was in at the last login, or of all the provider's groups when that is
   * not known either.
   */
  List<String> of(Principal person) {
    Set<Principal> before = state.groupsOf(person);
    String kind = configuration.group("x").kind();
    Predicate<Principal> counts =
        before.isEmpty() ? group -> group.kind().equals(kind) : before::contains;
    List<String> lines = new ArrayList<>();
    state
        .bindings()
        .byResource()
        .forEach(
            (resource, binding) -> {
              for (Map.Entry<Principal, Set<String>> entry : binding.entrySet()) {
                if (counts.test(entry.getKey())) {
                  entry
                      .getValue()
                      .forEach(
                          role ->
                              lines.add(
                                  "%s on %s, by %s"
                                      .formatted(role, resource.spoken(), entry.getKey())));
                }
              }
            });
    Collections.sort(lines);
    if (lines.size() <= SHOWN) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, SHOWN));
    first.add("and %d more".formatted(lines.size() - SHOWN));
    return first;
  }
}
