package io.pachsh.pachd.connection;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentence with which pachd denies something, alone or at the end of others' words about it,
 * such as {@code user is not authorized to delete project "p": robot:ci is not authorized …}.
 */
final class DenialText {
  private static final String DENIES = " is not authorized to perform this operation - needs ";

  private static final Pattern NEEDS =
      Pattern.compile(
          "permissions \\[([A-Z_ ]*)] on ([A-Z_]+) (\\S*)\\.(?:\\s+Run .*)?", Pattern.DOTALL);

  /** Where somebody's name can begin: at the start, or behind others' words about the denial. */
  private static final Pattern BEGINNING =
      Pattern.compile("(?:^|: | desc = |\\n|; )(?=[a-z][a-z0-9/-]*:[^:\\s])");

  private DenialText() {}

  /** Empty unless what was missing, and on what, is beyond doubt. */
  static Optional<Refusal> read(String text) {
    int denies = text.indexOf(DENIES);
    if (denies < 0) {
      return Optional.empty();
    }
    Matcher needs = NEEDS.matcher(text).region(denies + DENIES.length(), text.length());
    if (!needs.matches()) {
      return Optional.empty();
    }
    Set<Permission> missing = EnumSet.noneOf(Permission.class);
    for (String name : needs.group(1).strip().split(" +")) {
      Optional<Permission> permission = Permission.named(name);
      if (permission.isEmpty()) {
        return Optional.empty();
      }
      missing.add(permission.get());
    }
    return resource(needs.group(2), needs.group(3))
        .map(
            resource ->
                new Refusal.NotAuthorized(who(text.substring(0, denies)), missing, resource));
  }

  /** A resource as pachd writes it; empty for a kind that we do not know. */
  static Optional<Resource> resource(String type, String name) {
    for (Resource.Type known : Resource.Type.values()) {
      if (known.name().equals(type)) {
        return Optional.of(new Resource(known, name));
      }
    }
    return Optional.empty();
  }

  /**
   * Empty when nobody, or more than one, can be meant: a name may hold whatever its owner likes.
   */
  private static Optional<Principal> who(String before) {
    Matcher beginning = BEGINNING.matcher(before);
    if (!beginning.find()) {
      return Optional.empty();
    }
    String name = before.substring(beginning.end());
    return beginning.find() || name.isBlank() ? Optional.empty() : Optional.of(new Principal(name));
  }
}
