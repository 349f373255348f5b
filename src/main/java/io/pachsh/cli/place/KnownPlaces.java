package io.pachsh.cli.place;

import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.command.AccessWords;
import io.pachsh.command.Session;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.spelling.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;

/** The projects and repos that the cluster has, to catch a name that is mistyped. */
public final class KnownPlaces {
  private final Session session;

  public KnownPlaces(Session session) {
    this.session = session;
  }

  /** Returns the resource when roles can be bound to it; else fails with what is close to it. */
  public Resource bindable(Resource resource) {
    return require(resource, missing -> new Refusal.NoRoleBinding(resource).sentence());
  }

  /** Returns the resource when it is there; else fails with what is close to it. */
  Resource existing(Resource resource) {
    return require(
        resource,
        missing ->
            (missing.type() == Resource.Type.PROJECT ? "projects " : "repos ")
                + missing.name()
                + " not found");
  }

  private Resource require(Resource resource, Function<Resource, String> sentence) {
    if (resource.type() == Resource.Type.CLUSTER) {
      return resource;
    }
    SortedMap<String, SortedSet<String>> places = session.caller().administration().places();
    String[] names = resource.name().split("/", 2);
    SortedSet<String> repos = places.get(names[0]);
    if (repos == null) {
      List<String> near = Spelling.near(names[0], places.keySet());
      String first = sentence.apply(Resource.project(names[0]));
      throw missing(first, near, "'list project' shows the projects.");
    }
    if (names.length == 2 && !repos.contains(names[1])) {
      String list = "'list repo --project " + names[0] + "' shows the repos of the project.";
      throw missing(sentence.apply(resource), near(names[0], names[1], repos), list);
    }
    return resource;
  }

  private static List<String> near(String project, String repo, Collection<String> repos) {
    return Spelling.near(repo, repos).stream().map(close -> project + "/" + close).toList();
  }

  private static Failure missing(String sentence, List<String> near, String list) {
    return new Failure(Exit.FAILED, sentence, AccessWords.didYouMean(near).and(list));
  }
}
