package io.pachsh.cli.place;

import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a repo, whose owner you are. */
@CommandLine.Command(footer = {"", "Example:", "  create repo images --project vision"})
final class CreateRepoCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "NAME", description = "The repo.")
  private String name = "";

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      defaultValue = "default",
      description = "The repo's project, '${DEFAULT-VALUE}' when absent.")
  private String project = "default";

  CreateRepoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    new KnownPlaces(session).existing(Resource.project(project));
    session.caller().administration().createRepo(project, name);
    return Answer.one(
        Fields.of("repo", name).with("project", project),
        "The repo " + project + "/" + name + " is there; you are its owner.");
  }
}
