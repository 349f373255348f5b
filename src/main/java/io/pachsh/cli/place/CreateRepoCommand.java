package io.pachsh.cli.place;

import io.pachsh.access.Evaluator;
import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.command.ProjectOption;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a repo, whose owner you are. */
@CommandLine.Command(footer = {"", "Example:", "  create repo images --project vision"})
final class CreateRepoCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "The repo.")
  private String name = "";

  @Mixin private final ProjectOption projectOption = new ProjectOption();

  CreateRepoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Resource repo = projectOption.repo(name, session);
    Resource project = Evaluator.projectOf(repo);
    new KnownPlaces(session).existing(project);
    session.caller().places().create(repo);
    return Answer.one(
        Fields.of("repo", repo.name().substring(project.name().length() + 1))
            .with("project", project.name()),
        new KnownPlaces(session).made(repo));
  }
}
