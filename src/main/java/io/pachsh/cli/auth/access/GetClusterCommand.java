package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import picocli.CommandLine;

/** Shows who has which roles on the cluster. */
@CommandLine.Command(footer = {"", "Example:", "  auth get cluster"})
final class GetClusterCommand implements Command {
  private final RoleBindings bindings;

  GetClusterCommand(RoleBindings bindings) {
    this.bindings = bindings;
  }

  @Override
  public Answer run(Streams streams) {
    return bindings.get(Resource.CLUSTER, streams);
  }
}
