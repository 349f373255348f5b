package io.pachsh.cli.auth.access;

import io.pachsh.access.Role;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows what a role gives and what it can be bound to. */
@CommandLine.Command(footer = {"", "Example:", "  auth inspect role repoWriter"})
final class InspectRoleCommand implements Command {
  @Parameters(paramLabel = "ROLE", description = "The role.")
  private String name = "";

  @Override
  public Answer run(Streams streams) {
    Role role = RoleList.role(name);
    List<String> permissions = role.permissions().stream().sorted().map(Enum::name).toList();
    List<String> lines = new ArrayList<>();
    lines.add(role.wireName() + ", meant for: " + String.join(", ", RoleTable.kinds(role)));
    permissions.forEach(permission -> lines.add("  " + permission));
    Fields fields =
        Fields.of("role", role.wireName())
            .with("meant_for", RoleTable.kinds(role))
            .with("permissions", permissions);
    return new Answer.One(fields, lines);
  }
}
