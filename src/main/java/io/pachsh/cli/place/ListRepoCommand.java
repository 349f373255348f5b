package io.pachsh.cli.place;

import io.pachsh.access.Resource;
import io.pachsh.cluster.PlaceStore;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Lists the repos of all projects, or of one. */
@CommandLine.Command(
    footer = {"", "Examples:", "  list repo", "  list repo --project vision -o name"})
final class ListRepoCommand implements Command {
  private final Session session;

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "The repos of this project alone.")
  private @Nullable String only;

  ListRepoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    List<Fields> rows = new ArrayList<>();
    places()
        .forEach(
            (project, repos) ->
                repos.forEach(repo -> rows.add(Fields.of("repo", repo).with("project", project))));
    return Listing.of(Answer.many(List.of("repo", "project"), rows), "there are no repos", streams);
  }

  private Map<String, SortedSet<String>> places() {
    PlaceStore places = session.caller().places();
    if (only == null) {
      return places.all();
    }
    String project = AccessWords.project(only);
    SortedSet<String> repos = places.repos(project);
    if (repos.isEmpty()) {
      new KnownPlaces(session).existing(Resource.project(project));
    }
    return Map.of(project, repos);
  }
}
