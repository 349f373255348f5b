package io.pachsh.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides what a principal may do to a resource, in pachd's order: the cluster's binding, then the
 * project's, then the repo's own; in each, the principal's own entry, then everybody's, then those
 * of its groups. It stops as soon as nothing is wanted any more.
 */
public record Evaluator(Grants grants) {
  private static final Map<Principal, Set<String>> SPEC_REPO_BINDING =
      Map.of(Principal.ALL_CLUSTER_USERS, Set.of(Role.REPO_READER.wireName()));

  /**
   * Evaluates the wanted permissions.
   *
   * @throws RefusedException {@link Refusal.NoRoleBinding} when the walk reaches a project or repo
   *     without a binding, {@link Refusal.Invalid} when it meets an unknown role
   */
  public Decision decide(Principal principal, Resource resource, Collection<Permission> wanted) {
    Walk walk = new Walk(principal, wanted);
    if (resource.type() == Resource.Type.SPEC_REPO) {
      walk.read(resource, SPEC_REPO_BINDING);
      resource = new Resource(Resource.Type.REPO, resource.name());
    }
    grants.binding(Resource.CLUSTER).ifPresent(entries -> walk.read(Resource.CLUSTER, entries));
    if (resource.type() == Resource.Type.REPO) {
      walk.visit(projectOf(resource));
    }
    if (resource.type() != Resource.Type.CLUSTER) {
      walk.visit(resource);
    }
    return new Decision(walk.missing, walk.path);
  }

  private static Resource projectOf(Resource repo) {
    String[] parts = repo.name().split("/", -1);
    if (parts.length != 2) {
      throw new RefusedException(new Refusal.Invalid("invalid resource name " + repo.name()));
    }
    return Resource.project(parts[0]);
  }

  /** One evaluation on its way through the bindings. */
  private final class Walk {
    private final Principal principal;
    private final EnumSet<Permission> missing = EnumSet.noneOf(Permission.class);
    private final EnumSet<Role> seen = EnumSet.noneOf(Role.class);
    private final List<Decision.Step> path = new ArrayList<>();

    Walk(Principal principal, Collection<Permission> wanted) {
      this.principal = principal;
      missing.addAll(wanted);
    }

    void visit(Resource resource) {
      if (!missing.isEmpty()) {
        read(
            resource,
            grants
                .binding(resource)
                .orElseThrow(() -> new RefusedException(new Refusal.NoRoleBinding(resource))));
      }
    }

    void read(Resource bound, Map<Principal, Set<String>> entries) {
      readEntry(bound, principal, entries);
      readEntry(bound, Principal.ALL_CLUSTER_USERS, entries);
      if (!missing.isEmpty()) {
        new TreeSet<>(grants.groupsOf(principal))
            .forEach(group -> readEntry(bound, group, entries));
      }
    }

    private void readEntry(Resource bound, Principal holder, Map<Principal, Set<String>> entries) {
      for (String name : new TreeSet<>(entries.getOrDefault(holder, Set.of()))) {
        if (missing.isEmpty()) {
          return;
        }
        Role role = Role.named(name).orElseThrow(() -> unknown(name));
        if (seen.add(role)) {
          EnumSet<Permission> granted = EnumSet.copyOf(missing);
          granted.retainAll(role.permissions());
          if (missing.removeAll(granted)) {
            path.add(new Decision.Step(bound, holder, role, granted));
          }
        }
      }
    }

    private static RefusedException unknown(String role) {
      return new RefusedException(new Refusal.Invalid("unknown role \"" + role + "\""));
    }
  }
}
