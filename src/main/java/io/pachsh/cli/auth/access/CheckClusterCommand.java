package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows what somebody may do on the cluster. */
@CommandLine.Command(
    footer = {"", "Examples:", "  auth check cluster", "  auth check cluster robot:ci"})
final class CheckClusterCommand implements Command {
  private final RoleBindings bindings;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PRINCIPAL",
      description = "About whom; yourself when absent.")
  private @Nullable String principal;

  CheckClusterCommand(RoleBindings bindings) {
    this.bindings = bindings;
  }

  @Override
  public Answer run(Streams streams) {
    return bindings.check(Resource.CLUSTER, Optional.ofNullable(principal), streams);
  }
}
