package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Replaces all roles of somebody on a project. */
@CommandLine.Command(
    footer = {"", "Example:", "  auth set project vision projectOwner okta:ada@example.com"})
final class SetProjectCommand implements Command {
  private final RoleBindings bindings;

  @Parameters(index = "0", paramLabel = "PROJECT", description = "The project.")
  private String project = "";

  @Parameters(
      index = "1..*",
      arity = "2..*",
      paramLabel = "ROLES PRINCIPAL",
      hideParamSyntax = true,
      description = "The roles, separated by commas, or 'none'; and who gets them.")
  private List<String> words = List.of();

  @CommandLine.Mixin private final SetOptions options;

  SetProjectCommand(RoleBindings bindings) {
    this.bindings = bindings;
    this.options = bindings.setOptions();
  }

  @Override
  public Answer run(Streams streams) {
    return bindings.set(Resource.project(project), words, options, streams);
  }
}
