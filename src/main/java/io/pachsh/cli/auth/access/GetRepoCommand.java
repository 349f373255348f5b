package io.pachsh.cli.auth.access;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import picocli.CommandLine;

/** Shows who has which roles on a repo. */
@CommandLine.Command(footer = {"", "Example:", "  auth get repo images --project vision"})
final class GetRepoCommand implements Command {
  private final RoleBindings bindings;

  @CommandLine.Mixin private RepoArgument repo = new RepoArgument();

  GetRepoCommand(RoleBindings bindings) {
    this.bindings = bindings;
  }

  @Override
  public Answer run(Streams streams) {
    return bindings.get(bindings.resource(repo), streams);
  }
}
