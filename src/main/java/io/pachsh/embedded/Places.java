package io.pachsh.embedded;

import io.pachsh.access.Resource;
import java.util.Set;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** The projects of a cluster and the repos in them: names to bind roles to. */
record Places(PMap<String, PSet<String>> reposByProject) {
  static final String DEFAULT_PROJECT = "default";
  static final Places NONE = new Places(HashTreePMap.empty());
  static final Places NEW_CLUSTER = NONE.withProject(DEFAULT_PROJECT);

  Places withProject(String project) {
    return reposByProject.containsKey(project)
        ? this
        : new Places(reposByProject.plus(project, HashTreePSet.empty()));
  }

  Places withRepo(String project, String repo) {
    PSet<String> repos = reposByProject.getOrDefault(project, HashTreePSet.empty());
    return new Places(reposByProject.plus(project, repos.plus(repo)));
  }

  Set<String> repos(String project) {
    return reposByProject.getOrDefault(project, HashTreePSet.empty());
  }

  boolean contains(Resource place) {
    return place.type() == Resource.Type.PROJECT
        ? reposByProject.containsKey(place.name())
        : repos(project(place)).contains(repo(place));
  }

  /** The same with that project or repo. */
  Places with(Resource place) {
    return place.type() == Resource.Type.PROJECT
        ? withProject(place.name())
        : withRepo(project(place), repo(place));
  }

  /** The same without that project, or without that repo. */
  Places without(Resource place) {
    if (place.type() == Resource.Type.PROJECT) {
      return new Places(reposByProject.minus(place.name()));
    }
    PSet<String> repos = reposByProject.get(project(place));
    return repos == null
        ? this
        : new Places(reposByProject.plus(project(place), repos.minus(repo(place))));
  }

  private static String project(Resource repo) {
    return repo.name().substring(0, repo.name().indexOf('/'));
  }

  private static String repo(Resource repo) {
    return repo.name().substring(repo.name().indexOf('/') + 1);
  }

  /** Every project and every repo as something that roles are bound to. */
  Stream<Resource> resources() {
    return reposByProject.entrySet().stream()
        .flatMap(
            place ->
                Stream.concat(
                    Stream.of(Resource.project(place.getKey())),
                    place.getValue().stream().map(repo -> Resource.repo(place.getKey(), repo))));
  }
}
