package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Replaces all roles of somebody on the cluster. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth set cluster clusterAdmin robot:admin2",
      "  auth set cluster none robot:admin2 --yes"
    })
final class SetClusterCommand implements Command {
  private final RoleBindings bindings;

  @Parameters(
      index = "0..*",
      arity = "2..*",
      paramLabel = "ROLES PRINCIPAL",
      hideParamSyntax = true,
      description = "The roles, separated by commas, or 'none'; and who gets them.")
  private List<String> words = List.of();

  @CommandLine.Mixin private final SetOptions options;

  SetClusterCommand(RoleBindings bindings) {
    this.bindings = bindings;
    this.options = bindings.setOptions();
  }

  @Override
  public Answer run(Streams streams) {
    return bindings.set(Resource.CLUSTER, words, options, streams);
  }
}
