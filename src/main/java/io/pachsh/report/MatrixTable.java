package io.pachsh.report;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.List;

/**
 * A table of the matrix: the cluster, or a project with some of its repos.
 *
 * @param principals the rows, everybody first
 * @param leftOut how many rows do not fit on the page
 */
record MatrixTable(
    String title, List<Resource> resources, List<Principal> principals, int leftOut) {
  MatrixTable {
    resources = List.copyOf(resources);
    principals = List.copyOf(principals);
  }
}
