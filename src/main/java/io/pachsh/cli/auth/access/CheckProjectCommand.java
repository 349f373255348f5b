package io.pachsh.cli.auth.access;

import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows what somebody may do on a project. */
@CommandLine.Command(footer = {"", "Example:", "  auth check project vision robot:ci"})
final class CheckProjectCommand implements Command {
  private final RoleBindings bindings;

  @Parameters(index = "0", paramLabel = "PROJECT", description = "The project.")
  private String project = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PRINCIPAL",
      description = "About whom; yourself when absent.")
  private @Nullable String principal;

  CheckProjectCommand(RoleBindings bindings) {
    this.bindings = bindings;
  }

  @Override
  public Answer run(Streams streams) {
    return bindings.check(Resource.project(project), Optional.ofNullable(principal), streams);
  }
}
