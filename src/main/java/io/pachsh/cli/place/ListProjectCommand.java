package io.pachsh.cli.place;

import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
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
    List<Fields> rows = new ArrayList<>();
    session
        .caller()
        .administration()
        .places()
        .forEach(
            (project, repos) ->
                rows.add(Fields.of("project", project).with("repo_count", repos.size())));
    return Listing.of(List.of("project", "repo_count"), rows, "there are no projects", streams);
  }
}
