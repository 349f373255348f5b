package io.pachsh.cli.place;

import io.pachsh.access.Resource;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import org.jspecify.annotations.Nullable;
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
      description = "The repo's project; the context's, or 'default', when absent.")
  private @Nullable String named;

  CreateRepoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    String project = named == null ? session.project() : named;
    new KnownPlaces(session).existing(Resource.project(project));
    session.caller().places().create(Resource.repo(project, name));
    return Answer.one(
        Fields.of("repo", name).with("project", project),
        new KnownPlaces(session).made(Resource.repo(project, name)));
  }
}
