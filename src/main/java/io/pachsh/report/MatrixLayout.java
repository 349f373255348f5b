package io.pachsh.report;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the matrix is laid out: the cluster's table, then each project's with its repos, a few
 * columns in each so that they fit on paper.
 *
 * @param cutAreas how many more tables there would be
 */
record MatrixLayout(List<MatrixTable> areas, int cutAreas) {
  private static final int COLUMNS = 6;

  static MatrixLayout of(AccessPolicy policy, EffectiveAccess access, int rows) {
    List<MatrixTable> areas = new ArrayList<>();
    int left = rows;
    int cut = 0;
    for (List<Resource> columns : columns(policy)) {
      if (left <= 0) {
        cut++;
        continue;
      }
      SortedSet<Principal> found = new TreeSet<>();
      columns.forEach(resource -> found.addAll(access.standingOut(resource)));
      List<Principal> principals = new ArrayList<>();
      principals.add(Principal.ALL_CLUSTER_USERS);
      found.stream().limit(left - 1L).forEach(principals::add);
      int leftOut = found.size() + 1 - principals.size();
      areas.add(new MatrixTable(title(columns), columns, principals, leftOut));
      left -= principals.size();
    }
    return new MatrixLayout(areas, cut);
  }

  boolean isCut() {
    return cutAreas > 0 || areas.stream().anyMatch(table -> table.leftOut() > 0);
  }

  /** The resources in tables of a few columns; a project begins each of its tables. */
  private static List<List<Resource>> columns(AccessPolicy policy) {
    SortedMap<String, List<Resource>> projects = new TreeMap<>();
    for (Resource resource : policy.bindings().keySet()) {
      if (resource.type() == Resource.Type.PROJECT) {
        projects.computeIfAbsent(resource.name(), unused -> new ArrayList<>());
      } else if (resource.type() != Resource.Type.CLUSTER) {
        projects
            .computeIfAbsent(EffectiveAccess.project(resource), unused -> new ArrayList<>())
            .add(resource);
      }
    }
    List<List<Resource>> tables = new ArrayList<>();
    tables.add(List.of(Resource.CLUSTER));
    projects.forEach(
        (project, repos) -> {
          for (int at = 0; at == 0 || at < repos.size(); at += COLUMNS - 1) {
            List<Resource> columns = new ArrayList<>();
            columns.add(Resource.project(project));
            columns.addAll(repos.subList(at, Math.min(repos.size(), at + COLUMNS - 1)));
            tables.add(columns);
          }
        });
    return tables;
  }

  private static String title(List<Resource> columns) {
    Resource first = columns.get(0);
    return first.equals(Resource.CLUSTER) ? "Cluster" : "Project " + first.name();
  }
}
