package io.pachsh.cli.place;

import io.pachsh.access.Resource;
import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a project and the roles on it. */
@CommandLine.Command(footer = {"", "Example:", "  delete project vision"})
final class DeleteProjectCommand implements Command {
  private final Session session;

  @Mixin private final Confirmation confirmation;

  @Parameters(paramLabel = "PROJECT", description = "The project.")
  private String name = "";

  DeleteProjectCommand(Session session, Console console) {
    this.session = session;
    this.confirmation = new Confirmation(session, console, AskingRule.ON_REAL_CLUSTER);
  }

  @Override
  public Answer run(Streams streams) {
    Resource project = Resource.project(AccessWords.project(name));
    new KnownPlaces(session).existing(project);
    confirmation.require(
        List.of(), project.text() + " and all roles on it are deleted. Go on?", streams);
    session.caller().places().delete(project);
    return Answer.one(Fields.of("project", project.name()), project.text() + " is deleted.");
  }
}
