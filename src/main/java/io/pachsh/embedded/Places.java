package io.pachsh.embedded;

import io.pachsh.access.Resource;
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
