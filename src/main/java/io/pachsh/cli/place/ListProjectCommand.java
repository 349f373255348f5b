package io.pachsh.cli.place;

import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;

/** Lists the projects. */
@CommandLine.Command(footer = {"", "Example:", "  list project -o name"})
final class ListProjectCommand implements Command {
  private final Session session;

  ListProjectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    return Listing.of(
        Answer.many(
            List.of("project", "repo_count"),
            session.caller().places().all().entrySet(),
            place ->
                Fields.of("project", place.getKey()).with("repo_count", place.getValue().size())),
        "there are no projects",
        streams);
  }
}
