package io.pachsh.completion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The repos of a cluster.
 *
 * @param byProject by their name alone
 * @param qualified as {@code PROJECT/REPO}
 * @param near those of the project {@code default} by their name alone, and the other projects
 */
record RepoNames(Map<String, NameIndex> byProject, NameIndex qualified, NameIndex near) {
  static final String DEFAULT = "default";
  static final RepoNames NONE = new RepoNames(Map.of(), NameIndex.NONE, NameIndex.NONE);

  static RepoNames of(SortedMap<String, SortedSet<String>> places) {
    Map<String, NameIndex> byProject = new HashMap<>();
    List<Name> qualified = new ArrayList<>();
    List<Name> near = new ArrayList<>();
    places.forEach(
        (project, repos) -> {
          List<Name> names = repos.stream().map(repo -> Name.of(repo, "")).toList();
          byProject.put(project, NameIndex.of(names));
          repos.forEach(repo -> qualified.add(Name.of(project + "/" + repo, "")));
          near.add(Name.start(project + "/", "project"));
          near.addAll(project.equals(DEFAULT) ? names : List.of());
        });
    return new RepoNames(byProject, NameIndex.of(qualified), NameIndex.of(near));
  }
}
