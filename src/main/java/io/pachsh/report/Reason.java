package io.pachsh.report;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;

/**
 * Why a principal has a role on a resource.
 *
 * @param role the role's name
 * @param bound where the role is bound: on the resource itself, its project, or the cluster
 * @param holder who holds it: the principal itself, everybody, or one of its groups
 */
record Reason(String role, Resource bound, Principal holder) {
  /** In words, such as {@code by group:devs, inherited from project:default}. */
  String words(Principal principal, Resource resource) {
    String inherited = bound.equals(resource) ? "" : "inherited from " + bound.text();
    if (holder.equals(principal)) {
      return inherited.isEmpty() ? "direct" : inherited;
    }
    String by = holder.equals(Principal.ALL_CLUSTER_USERS) ? "by everybody" : "by " + holder;
    return inherited.isEmpty() ? by : by + ", " + inherited;
  }
}
