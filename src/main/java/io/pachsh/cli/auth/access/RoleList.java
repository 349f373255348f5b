package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.session.AccessWords;
import io.pachsh.spelling.Spelling;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The roles that a line names: {@code a,b}, {@code a, b} or {@code a b}. */
final class RoleList {
  private static final String NONE = "none";

  private RoleList() {}

  /** The roles by name; none at all for the word {@code none}. */
  static SortedSet<String> orNone(List<String> words) {
    SortedSet<String> names = split(words);
    if (names.equals(Collections.singleton(NONE))) {
      return new TreeSet<>();
    }
    return known(names);
  }

  /** The roles by name. */
  static SortedSet<String> known(List<String> words) {
    return known(split(words));
  }

  /** Refuses roles that are not meant for that kind of resource. */
  static void requireBindable(SortedSet<String> names, Resource resource) {
    for (String name : names) {
      if (Role.named(name)
          .filter(role -> !role.bindableTo().contains(resource.type()))
          .isPresent()) {
        String kind = AccessNames.kind(resource);
        throw new Failure(
            Exit.USAGE,
            "The role '" + name + "' is not meant for a " + kind + ".",
            Lines.of(
                "Roles for a "
                    + kind
                    + ": "
                    + String.join(", ", AccessNames.rolesFor(resource.type()))
                    + ".",
                "--force binds it nevertheless, as pachd would."));
      }
    }
  }

  /** The role of that name. */
  static Role role(String name) {
    return Role.named(name)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.USAGE,
                    "unknown role \"" + name + "\"",
                    AccessWords.didYouMean(near(name)).and(advice(name))));
  }

  private static SortedSet<String> known(SortedSet<String> names) {
    if (names.isEmpty()) {
      throw new Failure(Exit.USAGE, "No role is named.", "'auth list roles' lists the roles.");
    }
    names.forEach(RoleList::role);
    return names;
  }

  private static SortedSet<String> split(List<String> words) {
    SortedSet<String> names = new TreeSet<>();
    for (String name : String.join(",", words).split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }

  private static List<String> near(String name) {
    List<String> all = Arrays.stream(Role.values()).map(Role::wireName).toList();
    List<String> same = all.stream().filter(name::equalsIgnoreCase).toList();
    return same.isEmpty() ? Spelling.near(name, all) : same;
  }

  private static String advice(String name) {
    return name.contains(":")
        ? "Roles come first, then who gets them."
        : "'auth list roles' lists the roles.";
  }
}
