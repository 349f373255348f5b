package io.pachsh.cli.auth.access;

import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.command.AccessWords;
import io.pachsh.command.Session;
import io.pachsh.command.Spelling;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** The projects and repos that the cluster has, to catch a name that is mistyped. */
final class KnownPlaces {
  private final Session session;

  KnownPlaces(Session session) {
    this.session = session;
  }

  /** Returns the resource when it is there; else fails with what is close to it. */
  Resource require(Resource resource) {
    if (resource.type() == Resource.Type.CLUSTER) {
      return resource;
    }
    SortedMap<String, SortedSet<String>> places = session.caller().administration().places();
    String[] names = resource.name().split("/", 2);
    Optional<SortedSet<String>> repos = Optional.ofNullable(places.get(names[0]));
    if (repos.isEmpty()) {
      throw missing(resource, "'list project' shows the projects.", names[0], places.keySet(), "");
    }
    if (names.length == 2 && !repos.get().contains(names[1])) {
      String list = "'list repo --project " + names[0] + "' shows the repos of the project.";
      throw missing(resource, list, names[1], repos.get(), names[0] + "/");
    }
    return resource;
  }

  private static Failure missing(
      Resource resource, String list, String name, Collection<String> known, String prefix) {
    List<String> near = Spelling.near(name, known).stream().map(close -> prefix + close).toList();
    return new Failure(
        Exit.FAILED,
        new Refusal.NoRoleBinding(resource).sentence(),
        AccessWords.didYouMean(near) + list);
  }
}
