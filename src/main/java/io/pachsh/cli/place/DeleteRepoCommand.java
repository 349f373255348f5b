package io.pachsh.cli.place;

import io.pachsh.access.Resource;
import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a repo and the roles on it. */
@CommandLine.Command(footer = {"", "Example:", "  delete repo images --project vision"})
final class DeleteRepoCommand implements Command {
  private final Session session;

  @Mixin private final Confirmation confirmation;

  @Parameters(paramLabel = "REPO", description = "The repo.")
  private String name = "";

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "The repo's project; the context's, or 'default', when absent.")
  private @Nullable String named;

  DeleteRepoCommand(Session session, Console console) {
    this.session = session;
    this.confirmation = new Confirmation(session, console, AskingRule.ON_REAL_CLUSTER);
  }

  @Override
  public Answer run(Streams streams) {
    String project = named == null ? session.project() : named;
    new KnownPlaces(session).existing(Resource.repo(project, name));
    confirmation.require(
        List.of(),
        Resource.repo(project, name).text() + ", its data and all roles on it are deleted. Go on?",
        streams);
    session.caller().places().delete(Resource.repo(project, name));
    return Answer.one(
        Fields.of("repo", name).with("project", project),
        Resource.repo(project, name).text() + " is deleted.");
  }
}
