package io.pachsh.cli.auth.access;

import io.pachsh.access.Role;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Roles, by name, with what they are meant for. */
final class RoleTable {
  private RoleTable() {}

  static Answer of(Stream<Role> roles) {
    return Answer.many(
        List.of("role", "meant_for", "permission_count"),
        roles.sorted(Comparator.comparing(Role::wireName)).map(RoleTable::row).toList());
  }

  /** The kinds of resource that a role is meant for, as lines write them. */
  static List<String> kinds(Role role) {
    return role.bindableTo().stream().map(type -> type.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static Fields row(Role role) {
    return Fields.of("role", role.wireName())
        .with("meant_for", kinds(role))
        .with("permission_count", role.permissions().size());
  }
}
