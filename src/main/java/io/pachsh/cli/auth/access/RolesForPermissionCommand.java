package io.pachsh.cli.auth.access;

import io.pachsh.access.Permission;
import io.pachsh.access.Role;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Lists the roles that give a permission. */
@CommandLine.Command(footer = {"", "Example:", "  auth roles-for-permission REPO_WRITE"})
final class RolesForPermissionCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "PERMISSION", description = "In any letter case.")
  private Permission permission = Permission.REPO_READ;

  RolesForPermissionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    session.caller().whoAmI();
    return RoleTable.of(
        Arrays.stream(Role.values()).filter(role -> role.permissions().contains(permission)));
  }
}
