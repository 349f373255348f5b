package io.pachsh.cli.auth.access;

import io.pachsh.access.Role;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.Arrays;
import picocli.CommandLine;

/** Lists the roles, and what each can be bound to. */
@CommandLine.Command(footer = {"", "Example:", "  auth list roles"})
final class ListRolesCommand implements Command {
  @Override
  public Answer run(Streams streams) {
    return RoleTable.of(Arrays.stream(Role.values()));
  }
}
