package io.pachsh.embedded.state;

import io.pachsh.access.Resource;
import io.pachsh.cluster.PipelineDefaults;
import io.pachsh.cluster.PlaceDetails;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The projects of a cluster and the repos in them: names to bind roles to, and what is kept about
 * them.
 *
 * @param known what is said about places; a place that an older pachsh made is not in it
 * @param defaults the defaults of pipelines, by project or for the whole cluster
 */
public record Places(
    PMap<String, PSet<String>> reposByProject,
    PMap<Resource, PlaceDetails> known,
    PMap<Resource, PipelineDefaults> defaults) {
  public static final String DEFAULT_PROJECT = "default";
  public static final Places NONE =
      new Places(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());
  static final Places NEW_CLUSTER = NONE.with(Resource.project(DEFAULT_PROJECT));

  /** Whether there is the first project alone, of which nothing is known. */
  public boolean isUntouched() {
    return known.isEmpty() && reposByProject.size() == 1 && NEW_CLUSTER.equals(this);
  }

  /** The same with a time at which the first project was made. */
  public Places dated(Instant created) {
    return with(
        Resource.project(DEFAULT_PROJECT),
        new PlaceDetails(Optional.of(created), Optional.empty(), ""));
  }

  public Set<String> repos(String project) {
    return reposByProject.getOrDefault(project, HashTreePSet.empty());
  }

  public boolean contains(Resource place) {
    return place.type() == Resource.Type.PROJECT
        ? reposByProject.containsKey(place.name())
        : repos(project(place)).contains(repo(place));
  }

  public PlaceDetails details(Resource place) {
    return known.getOrDefault(place, PlaceDetails.UNKNOWN);
  }

  /** The same with that project or repo. */
  public Places with(Resource place) {
    return place.type() == Resource.Type.PROJECT
        ? withProject(place.name())
        : withRepo(project(place), repo(place));
  }

  /** The same with that project or repo, and what is said about it. */
  public Places with(Resource place, PlaceDetails details) {
    Places with = with(place);
    return new Places(
        with.reposByProject,
        details.equals(PlaceDetails.UNKNOWN)
            ? with.known.minus(place)
            : with.known.plus(place, details),
        defaults);
  }

  /** The same with these defaults; {@link PipelineDefaults#NONE} forgets them. */
  Places with(Resource place, PipelineDefaults json) {
    return new Places(
        reposByProject,
        known,
        json.equals(PipelineDefaults.NONE) ? defaults.minus(place) : defaults.plus(place, json));
  }

  private Places withProject(String project) {
    return reposByProject.containsKey(project)
        ? this
        : new Places(reposByProject.plus(project, HashTreePSet.empty()), known, defaults);
  }

  private Places withRepo(String project, String repo) {
    return new Places(
        reposByProject.plus(
            project, reposByProject.getOrDefault(project, HashTreePSet.empty()).plus(repo)),
        known,
        defaults);
  }

  /** The same without that project, or without that repo. */
  Places without(Resource place) {
    if (place.type() == Resource.Type.PROJECT) {
      PMap<Resource, PlaceDetails> others = known.minus(place);
      for (String repo : repos(place.name())) {
        others = others.minus(Resource.repo(place.name(), repo));
      }
      return new Places(reposByProject.minus(place.name()), others, defaults);
    }
    PSet<String> repos = reposByProject.get(project(place));
    return repos == null
        ? this
        : new Places(
            reposByProject.plus(project(place), repos.minus(repo(place))),
            known.minus(place),
            defaults);
  }

  public static String project(Resource repo) {
    return repo.name().substring(0, repo.name().indexOf('/'));
  }

  private static String repo(Resource repo) {
    return repo.name().substring(repo.name().indexOf('/') + 1);
  }

  /** Every project and every repo as something that roles are bound to. */
  public Stream<Resource> resources() {
    return reposByProject.entrySet().stream()
        .flatMap(
            place ->
                Stream.concat(
                    Stream.of(Resource.project(place.getKey())),
                    place.getValue().stream().map(repo -> Resource.repo(place.getKey(), repo))));
  }

  /** Every repo, by the name of its project and then by its own. */
  public Stream<Resource> reposByName() {
    return resources()
        .filter(place -> place.type() == Resource.Type.REPO)
        .sorted(Comparator.comparing(Places::project).thenComparing(Places::repo));
  }

  /** Every project, oldest first; what was made at the same time, or nobody knows when, by name. */
  public Stream<Resource> projectsByAge() {
    return resources()
        .filter(place -> place.type() == Resource.Type.PROJECT)
        .sorted(
            Comparator.comparing((Resource place) -> details(place).created().orElse(Instant.MIN))
                .thenComparing(Comparator.naturalOrder()));
  }
}
