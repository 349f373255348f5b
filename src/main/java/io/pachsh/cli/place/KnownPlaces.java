package io.pachsh.cli.place;

import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PlaceStore;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.QuotedWord;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
            missing.type() == Resource.Type.PROJECT
                ? "project \"" + missing.name() + "\" not found"
                : "repo " + missing.name() + " not found");
  }

  /** That something new is there; it has an owner only where access is controlled. */
  String made(Resource place) {
    boolean owned = session.context().token().isPresent() && session.cluster().isActivated();
    return place.text() + (owned ? " is there; you are its owner." : " is there.");
  }

  private Resource require(Resource resource, Function<Resource, String> sentence) {
    PlaceStore places = session.caller().places();
    if (resource.type() == Resource.Type.CLUSTER || places.contains(resource)) {
      return resource;
    }
    // Only now the others are of interest, among which it may be.
    String[] names = resource.name().split("/", 2);
    Resource project = Resource.project(names[0]);
    if (resource.equals(project) || !places.contains(project)) {
      List<String> near = Spelling.near(names[0], places.projects());
      throw missing(sentence.apply(project), near, "'list project' shows the projects.");
    }
    String list =
        "'list repo --project " + QuotedWord.within(names[0]) + "' shows the repos of the project.";
    List<String> meant = new ArrayList<>(near(names[0], names[1], places.repos(names[0])));
    Resource namesake = Resource.project(names[1]);
    if (places.contains(namesake)) {
      meant.add(0, namesake.text());
    }
    throw missing(sentence.apply(resource), meant, list);
  }

  private static List<String> near(String project, String repo, Collection<String> repos) {
    return Spelling.near(repo, repos).stream()
        .map(close -> Resource.repo(project, close).text())
        .toList();
  }

  private static Failure missing(String sentence, List<String> near, String list) {
    return new Failure(Exit.FAILED, sentence, AccessWords.didYouMean(near).and(list));
  }
}
