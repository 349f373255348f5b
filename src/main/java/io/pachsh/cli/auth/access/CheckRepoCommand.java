package io.pachsh.cli.auth.access;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows what somebody may do on a repo. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth check repo images",
      "  auth check repo images robot:ci --project vision"
    })
final class CheckRepoCommand implements Command {
  private final RoleBindings bindings;

  @CommandLine.Mixin private RepoArgument repo = new RepoArgument();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PRINCIPAL",
      description = "About whom; yourself when absent.")
  private @Nullable String principal;

  CheckRepoCommand(RoleBindings bindings) {
    this.bindings = bindings;
  }

  @Override
  public Answer run(Streams streams) {
    return bindings.check(bindings.resource(repo), Optional.ofNullable(principal), streams);
  }
}
