package io.pachsh.cli.place;

import io.pachsh.access.Evaluator;
import io.pachsh.access.Resource;
import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.command.ProjectOption;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a repo and the roles on it. */
@CommandLine.Command(footer = {"", "Example:", "  delete repo images --project vision"})
final class DeleteRepoCommand implements Command {
  private final Session session;

  @Mixin private final Confirmation confirmation;

  @Parameters(paramLabel = "REPO", description = "The repo.")
  private String name = "";

  @Mixin private final ProjectOption projectOption = new ProjectOption();

  DeleteRepoCommand(Session session, Console console) {
    this.session = session;
    this.confirmation = new Confirmation(session, console, AskingRule.ON_REAL_CLUSTER);
  }

  @Override
  public Answer run(Streams streams) {
    Resource repo = projectOption.repo(name, session);
    Resource project = Evaluator.projectOf(repo);
    new KnownPlaces(session).existing(repo);
    confirmation.require(
        List.of(), repo.text() + ", its data and all roles on it are deleted. Go on?", streams);
    session.caller().places().delete(repo);
    return Answer.one(
        Fields.of("repo", repo.name().substring(project.name().length() + 1))
            .with("project", project.name()),
        repo.text() + " is deleted.");
  }
}
