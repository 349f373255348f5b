package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows who has which roles on a project. */
@CommandLine.Command(footer = {"", "Example:", "  auth get project vision -o yaml"})
final class GetProjectCommand implements Command {
  private final RoleBindings bindings;

  @Parameters(index = "0", paramLabel = "PROJECT", description = "The project.")
  private String project = "";

  GetProjectCommand(RoleBindings bindings) {
    this.bindings = bindings;
  }

  @Override
  public Answer run(Streams streams) {
    return bindings.get(Resource.project(project), streams);
  }
}
