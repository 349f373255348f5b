package io.pachsh.cli.place;

import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Makes a project, whose owner you are. */
@CommandLine.Command(footer = {"", "Example:", "  create project vision"})
final class CreateProjectCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "The project.")
  private String name = "";

  CreateProjectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Resource project = Resource.project(AccessWords.project(name));
    session.caller().places().create(project);
    return Answer.one(Fields.of("project", project.name()), new KnownPlaces(session).made(project));
  }
}
