package io.pachsh.completion;

import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Roles, separated by commas: those that are meant for the resource that the line names, wherever
 * it names it; all of them as long as it names none.
 */
final class Roles implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    int kept = request.typed().lastIndexOf(',') + 1;
    Set<String> given = new HashSet<>(List.of(request.typed().substring(0, kept).split(",", -1)));
    Optional<Resource.Type> type = type(request);
    List<Name> names = new ArrayList<>();
    for (Role role : Role.values()) {
      boolean fits = type.isEmpty() || role.bindableTo().contains(type.orElseThrow());
      if (fits && !given.contains(role.wireName())) {
        names.add(Name.of(role.wireName(), description(role)));
      }
    }
    if (kept == 0 && request.command().startsWith("auth set ")) {
      names.add(Name.of("none", "takes every role away"));
    }
    return new Candidates(kept, NameIndex.of(names));
  }

  private static Optional<Resource.Type> type(CompletionRequest request) {
    if (request.value("PRINCIPAL|RESOURCE").isPresent()) {
      return request.value("PRINCIPAL|RESOURCE").flatMap(Resource::parse).map(Resource::type);
    }
    String last = request.command().substring(request.command().lastIndexOf(' ') + 1);
    return switch (last) {
      case "cluster" -> Optional.of(Resource.Type.CLUSTER);
      case "project" -> Optional.of(Resource.Type.PROJECT);
      case "repo" -> Optional.of(Resource.Type.REPO);
      default -> Optional.empty();
    };
  }

  private static String description(Role role) {
    List<String> kinds = new ArrayList<>();
    for (Resource.Type type : role.bindableTo()) {
      kinds.add(type.name().toLowerCase(Locale.ROOT));
    }
    int count = role.permissions().size();
    return String.join(", ", kinds) + ": " + count + (count == 1 ? " permission" : " permissions");
  }
}
