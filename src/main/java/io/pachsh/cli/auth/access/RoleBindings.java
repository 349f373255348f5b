package io.pachsh.cli.auth.access;

import io.pachsh.access.Holdings;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.command.AccessWords;
import io.pachsh.command.Consent;
import io.pachsh.command.Listing;
import io.pachsh.command.Session;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@code get}, {@code set} and {@code check} do, whatever the kind of resource. */
final class RoleBindings {
  private final Session session;
  private final Console console;
  private final KnownPrincipals principals;
  private final KnownPlaces places;

  RoleBindings(Session session, Console console) {
    this.session = session;
    this.console = console;
    this.principals = new KnownPrincipals(session);
    this.places = new KnownPlaces(session);
  }

  /** The options of a command that replaces roles. */
  SetOptions setOptions() {
    return new SetOptions(new Consent(session, console));
  }

  /** The repo that a line names. */
  Resource resource(RepoArgument repo) {
    return repo.resource(session);
  }

  /** Who has which roles on a resource. */
  Answer get(Resource resource, Streams streams) {
    Map<Principal, Set<String>> binding = session.caller().bindings().of(resource);
    if (binding.isEmpty()) {
      places.bindable(resource);
    }
    return Listing.of(
        Answer.many(
            List.of("principal", "roles"),
            new TreeMap<>(binding).entrySet(),
            entry ->
                Fields.of("principal", entry.getKey().text())
                    .with("roles", List.copyOf(new TreeSet<>(entry.getValue())))),
        "nobody has a role on " + resource.text() + " itself",
        streams);
  }

  /** What somebody, or the caller, may do on a resource. */
  Answer check(Resource resource, Optional<String> who, Streams streams) {
    places.bindable(resource);
    Holdings holdings =
        who.isPresent()
            ? session
                .caller()
                .administration()
                .holdings(resource, principals.asked(who.get(), resource, streams))
            : session.caller().administration().holdings(resource);
    if (!holdings.unknown().isEmpty()) {
      Listing.note(
          "this pachd also says what pachsh does not know: "
              + String.join(", ", holdings.unknown()),
          streams);
    }
    List<String> roles = holdings.roles().stream().map(Role::wireName).sorted().toList();
    List<String> permissions = holdings.permissions().stream().sorted().map(Enum::name).toList();
    return Answer.one(
        Fields.of("roles", roles).with("permissions", permissions),
        "Roles: [" + String.join(" ", roles) + "]",
        "Permissions: [" + String.join(" ", permissions) + "]");
  }

  /**
   * Replaces somebody's roles on a resource, and asks before any is lost.
   *
   * @param words the roles, and the principal as the last
   */
  Answer set(Resource resource, List<String> words, SetOptions options, Streams streams) {
    int last = words.size() - 1;
    SortedSet<String> roles = RoleList.orNone(words.subList(0, last));
    if (!options.force) {
      RoleList.requireBindable(roles, resource);
    }
    places.bindable(resource);
    Principal principal =
        options.force
            ? new Principal(words.get(last))
            : principals.named(words.get(last), resource);
    SortedSet<String> lost =
        new TreeSet<>(session.caller().bindings().of(resource).getOrDefault(principal, Set.of()));
    lost.removeAll(roles);
    String where = " on " + AccessWords.spoken(resource);
    if (!lost.isEmpty()) {
      options.consent.require(
          List.of(),
          "%s loses %s%s. Go on?".formatted(principal, String.join(", ", lost), where),
          streams);
    }
    session.caller().bindings().set(resource, principal, roles, options.force);
    return Answer.one(
        Fields.of("principal", principal.text())
            .with("resource", resource.text())
            .with("roles", List.copyOf(roles))
            .with("lost", List.copyOf(lost)),
        principal
            + " has "
            + AccessNames.list(roles)
            + where
            + (lost.isEmpty() ? "." : "; it lost " + String.join(", ", lost) + "."));
  }
}
