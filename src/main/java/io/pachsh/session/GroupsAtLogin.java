package io.pachsh.session;

import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who is put into groups by hand and will not stay there: a login sets a person's groups anew, as
 * the provider names them, whichever way they came in.
 */
public record GroupsAtLogin(Session session) {
  private static final int SHOWN = 3;

  /** What those are told who put these into groups; nothing where all of them stay. */
  public Optional<String> note(Collection<Principal> members) {
    if (members.stream().allMatch(GroupsAtLogin::neverLogsIn)) {
      return Optional.empty();
    }
    String kind = kindOfPeople();
    List<String> people =
        members.stream()
            .filter(member -> member.kind().equals(kind))
            .distinct()
            .map(Principal::text)
            .toList();
    if (people.isEmpty()) {
      return Optional.empty();
    }
    int more = people.size() - SHOWN;
    return Optional.of(
        ("at the next login of %s%s the provider's groups take the place of groups given here; roles"
                + " for %s or for robots stay: 'auth add'")
            .formatted(
                String.join(", ", people.stream().limit(SHOWN).toList()),
                more > 0 ? " and " + more + " more" : "",
                people.size() == 1 ? "the person" : "the people"));
  }

  private static boolean neverLogsIn(Principal principal) {
    return principal.isGroup()
        || principal.kind().equals("robot")
        || principal.kind().equals("pipeline");
  }

  /** Such as {@code okta}, and {@code user} where no provider is configured that says otherwise. */
  private String kindOfPeople() {
    return AccessState.visibleConfiguration(session)
        .flatMap(LiveConfiguration::configuration)
        .map(it -> it.user("x").kind())
        .orElse("user");
  }
}
