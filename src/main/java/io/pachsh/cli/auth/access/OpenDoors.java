package io.pachsh.cli.auth.access;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Belongings;
import io.pachsh.cluster.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What lets somebody in who was offboarded: things that the cluster cannot take away. */
final class OpenDoors {
  private static final Set<String> NO_PEOPLE = Set.of("robot", "pipeline");

  private final Caller caller;
  private final Belongings belongings;

  OpenDoors(Caller caller, Belongings belongings) {
    this.caller = caller;
    this.belongings = belongings;
  }

  /** A sentence for each, as far as this caller may know of them. */
  List<String> lines() {
    Optional<AuthConfiguration> provider =
        permitted(() -> caller.configuration().live().configuration()).flatMap(it -> it);
    List<String> lines = new ArrayList<>();
    boolean person = !NO_PEOPLE.contains(belongings.principal().kind());
    if (person) {
      lines.add(
          "The account at the identity provider"
              + provider.map(it -> " (" + it.client().issuer() + ")").orElse("")
              + ": while it works, "
              + belongings.principal().name()
              + " can log in again. Disable it there.");
      returning(provider).ifPresent(lines::add);
    }
    everybodys().ifPresent(lines::add);
    belongings.untold().forEach(clause -> lines.add("Not known to pachd: " + clause + "."));
    return lines;
  }

  /** The groups that the provider names at each login. */
  private Optional<String> returning(Optional<AuthConfiguration> provider) {
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    String kind = provider.get().group("x").kind();
    List<String> groups =
        belongings.groups().stream()
            .filter(group -> group.kind().equals(kind))
            .map(Principal::text)
            .toList();
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Groups that come back at the next login, if the provider still names them: "
                + String.join(", ", groups)
                + ".");
  }

  /** What everybody has who can log in. */
  private Optional<String> everybodys() {
    if (belongings.everybodys().isEmpty()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    belongings
        .everybodys()
        .forEach(
            (place, names) ->
                words.add(String.join(", ", new TreeSet<>(names)) + " on " + place.spoken()));
    return Optional.of(
        "Roles that everybody has who can log in (allClusterUsers): "
            + String.join("; ", words)
            + ".");
  }

  private static <T> Optional<T> permitted(Supplier<T> question) {
    try {
      return Optional.ofNullable(question.get());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }
}
