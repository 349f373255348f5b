package io.pachsh.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

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
    Walk walk = new Walk(principal, wanted, false);
    walk.to(resource);
    return new Decision(walk.missing, walk.path);
  }

  /**
   * Who of some principals has a permission.
   *
   * @param everybody all who are known, asked only when everybody has it
   */
  public SortedMap<Principal, Decision> allowed(
      Collection<Principal> some,
      Supplier<? extends Collection<Principal>> everybody,
      Permission permission,
      Resource resource) {
    List<Permission> wanted = List.of(permission);
    Set<Principal> candidates = new TreeSet<>(some);
    if (decide(Principal.ALL_CLUSTER_USERS, resource, wanted).isAllowed()) {
      candidates.addAll(everybody.get());
    }
    SortedMap<Principal, Decision> allowed = new TreeMap<>();
    for (Principal candidate : candidates) {
      Decision decision = decide(candidate, resource, wanted);
      if (decision.isAllowed()) {
        allowed.put(candidate, decision);
      }
    }
    return allowed;
  }

  /**
   * Everything a principal holds on a resource, however it comes by it. It always walks to the end,
   * as pachd's GetPermissions does, so that a missing binding is an error for an administrator too.
   *
   * @throws RefusedException as {@link #decide}
   */
  public Holdings holdings(Principal principal, Resource resource) {
    Walk walk = new Walk(principal, EnumSet.allOf(Permission.class), true);
    walk.to(resource);
    Resource.Type type = bindable(resource).type();
    List<Role> roles =
        walk.seen.stream()
            .filter(role -> role.returnedFor().contains(type))
            .sorted(Comparator.comparing(Role::wireName))
            .toList();
    EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
    roles.forEach(role -> permissions.addAll(role.permissions()));
    return new Holdings(roles, permissions);
  }

  /** What holds the binding: a spec repo shares its repo's. */
  private static Resource bindable(Resource resource) {
    return resource.type() == Resource.Type.SPEC_REPO
        ? new Resource(Resource.Type.REPO, resource.name())
        : resource;
  }

  /** The project of a repo, whose name says it. */
  public static Resource projectOf(Resource repo) {
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
    private final boolean toTheEnd;
    private final EnumSet<Role> seen = EnumSet.noneOf(Role.class);
    private final List<Decision.Step> path = new ArrayList<>();

    /**
     * @param toTheEnd whether to go on when nothing is missing any more
     */
    Walk(Principal principal, Collection<Permission> wanted, boolean toTheEnd) {
      this.principal = principal;
      this.toTheEnd = toTheEnd;
      missing.addAll(wanted);
    }

    private boolean isDone() {
      return missing.isEmpty() && !toTheEnd;
    }

    void to(Resource asked) {
      Resource resource = bindable(asked);
      if (!resource.equals(asked)) {
        read(asked, SPEC_REPO_BINDING);
      }
      grants.binding(Resource.CLUSTER).ifPresent(entries -> read(Resource.CLUSTER, entries));
      if (resource.type() == Resource.Type.REPO) {
        visit(projectOf(resource));
      }
      if (resource.type() != Resource.Type.CLUSTER) {
        visit(resource);
      }
    }

    private void visit(Resource resource) {
      if (!isDone()) {
        read(
            resource,
            grants
                .binding(resource)
                .orElseThrow(() -> new RefusedException(new Refusal.NoRoleBinding(resource))));
      }
    }

    private void read(Resource bound, Map<Principal, Set<String>> entries) {
      readEntry(bound, principal, entries);
      readEntry(bound, Principal.ALL_CLUSTER_USERS, entries);
      if (!isDone()) {
        new TreeSet<>(grants.groupsOf(principal))
            .forEach(group -> readEntry(bound, group, entries));
      }
    }

    private void readEntry(Resource bound, Principal holder, Map<Principal, Set<String>> entries) {
      Set<String> names = entries.getOrDefault(holder, Set.of());
      for (String name : names.size() > 1 ? new TreeSet<>(names) : names) {
        if (isDone()) {
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
