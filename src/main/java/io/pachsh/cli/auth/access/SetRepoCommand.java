package io.pachsh.cli.auth.access;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Replaces all roles of somebody on a repo. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth set repo images repoReader,repoWriter robot:ci --project vision",
      "  auth set repo images none robot:ci --yes"
    })
final class SetRepoCommand implements Command {
  private final RoleBindings bindings;

  @CommandLine.Mixin private RepoArgument repo = new RepoArgument();

  @Parameters(
      index = "1..*",
      arity = "2..*",
      paramLabel = "ROLES PRINCIPAL",
      hideParamSyntax = true,
      description = "The roles, separated by commas, or 'none'; and who gets them.")
  private List<String> words = List.of();

  @CommandLine.Mixin private final SetOptions options;

  SetRepoCommand(RoleBindings bindings) {
    this.bindings = bindings;
    this.options = bindings.setOptions();
  }

  @Override
  public Answer run(Streams streams) {
    return bindings.set(bindings.resource(repo), words, options, streams);
  }
}
