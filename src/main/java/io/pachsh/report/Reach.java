package io.pachsh.report;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who reaches which project: the roles that somebody holds on it, its repos or the cluster, put
 * together.
 *
 * @param holdings by project - the whole cluster is one, too -, then by who holds roles there
 */
record Reach(SortedMap<Resource, SortedMap<Principal, Roles>> holdings) {

  /** How far roles reach, the least first. */
  enum Level {
    OTHER("other roles"),
    READS("reads"),
    WRITES("writes"),
    OWNS("gives roles");

    private final String words;

    Level(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** The names of roles, and the most that they allow. */
  record Roles(SortedSet<String> names, Level level) {
    private static final Roles NONE = new Roles(Collections.emptySortedSet(), Level.OTHER);

    Roles and(Set<String> more) {
      SortedSet<String> all = new TreeSet<>(names);
      all.addAll(more);
      Level most = level;
      for (String role : more) {
        Level its = Role.named(role).map(Reach::level).orElse(Level.OTHER);
        most = its.compareTo(most) > 0 ? its : most;
      }
      return new Roles(all, most);
    }
  }

  /** What people and groups reach; what the cluster itself holds is left out. */
  static Reach of(AccessPolicy policy) {
    SortedMap<Resource, SortedMap<Principal, Roles>> holdings = new TreeMap<>();
    policy
        .bindings()
        .forEach(
            (resource, entries) -> {
              SortedMap<Principal, Roles> there =
                  holdings.computeIfAbsent(place(resource), unused -> new TreeMap<>());
              entries.forEach(
                  (holder, roles) -> {
                    if (!isInternal(holder) && !roles.isEmpty()) {
                      there.merge(holder, Roles.NONE.and(roles), (a, b) -> a.and(b.names()));
                    }
                  });
            });
    return new Reach(holdings);
  }

  private static boolean isInternal(Principal holder) {
    return holder.equals(Principal.ROOT) || holder.kind().equals("internal");
  }

  private static Resource place(Resource resource) {
    return switch (resource.type()) {
      case CLUSTER, PROJECT -> resource;
      default -> Resource.project(EffectiveAccess.project(resource));
    };
  }

  private static Level level(Role role) {
    Set<Permission> permissions = Set.copyOf(role.permissions());
    if (permissions.contains(Permission.CLUSTER_MODIFY_BINDINGS)
        || permissions.contains(Permission.PROJECT_MODIFY_BINDINGS)
        || permissions.contains(Permission.REPO_MODIFY_BINDINGS)) {
      return Level.OWNS;
    }
    if (permissions.contains(Permission.REPO_WRITE)) {
      return Level.WRITES;
    }
    return permissions.contains(Permission.REPO_READ) ? Level.READS : Level.OTHER;
  }
}
