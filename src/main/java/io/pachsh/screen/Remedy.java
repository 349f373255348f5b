package io.pachsh.screen;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import io.pachsh.outside.Sanitiser;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The least role that would give what somebody is missing, and what to bind it to. */
public record Remedy(Role role, Resource resource) {
  /** The least role for the resource itself, else for its project, else for the cluster. */
  public static Optional<Remedy> of(Set<Permission> missing, Resource resource) {
    for (Resource place : placesOf(resource)) {
      Optional<Role> role = Role.least(missing, place.type());
      if (role.isPresent()) {
        return Optional.of(new Remedy(role.get(), place));
      }
    }
    return Optional.empty();
  }

  /** Where a role counts for a resource: on the resource, its project, the cluster. */
  public static List<Resource> placesOf(Resource resource) {
    int slash = resource.name().indexOf('/');
    return switch (resource.type()) {
      case CLUSTER, JOB -> List.of(Resource.CLUSTER);
      case PROJECT -> List.of(resource, Resource.CLUSTER);
      case REPO, SPEC_REPO ->
          List.of(
              new Resource(Resource.Type.REPO, resource.name()),
              Resource.project(resource.name().substring(0, Math.max(0, slash))),
              Resource.CLUSTER);
    };
  }

  /** The line that gives it to somebody. */
  public String command(Principal principal) {
    return String.join(
        " ",
        "auth add",
        role.wireName(),
        QuotedWord.word(principal.text()),
        QuotedWord.word(resource.text()));
  }

  /**
   * The advice as lines of a hint.
   *
   * @param principal who is to get the role; empty when that is not known
   */
  public Lines hint(Optional<Principal> principal) {
    boolean everything = role == Role.CLUSTER_ADMIN;
    String what =
        everything
            ? "Only clusterAdmin gives this, and it gives everything."
            : "The least role that gives this is %s on %s."
                .formatted(role.wireName(), resource.spoken());
    if (principal.isEmpty()) {
      return Lines.of(what + " 'auth whoami' says to whom an administrator would give it.");
    }
    return Lines.of(
        what + (everything ? " An administrator can do it, or run:" : " An administrator can run:"),
        "  " + Sanitiser.line(command(principal.get())));
  }
}
