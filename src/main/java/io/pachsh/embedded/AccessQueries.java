package io.pachsh.embedded;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.embedded.state.Bindings;
import io.pachsh.embedded.state.ClusterState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What can be asked about access in one state: the evaluator, and the searches built on it. */
record AccessQueries(ClusterState state) {

  Decision decide(Principal principal, Permission permission, Resource resource) {
    return new Evaluator(state).decide(principal, Bindings.place(resource), List.of(permission));
  }

  /** Everybody known who has a permission; allClusterUsers too when everybody has it. */
  SortedMap<Principal, Decision> whoCan(Permission permission, Resource resource) {
    List<Resource> path = path(resource);
    Set<Principal> candidates = new TreeSet<>();
    for (Resource bound : path) {
      state.binding(bound).orElse(Map.of()).keySet().forEach(holder -> add(holder, candidates));
    }
    if (decide(Principal.ALL_CLUSTER_USERS, permission, resource).isAllowed()) {
      candidates.addAll(principals());
    }
    SortedMap<Principal, Decision> allowed = new TreeMap<>();
    for (Principal candidate : candidates) {
      Decision decision = decide(candidate, permission, resource);
      if (decision.isAllowed()) {
        allowed.put(candidate, decision);
      }
    }
    return allowed;
  }

  /** Adds who acts by an entry: a group acts through its members alone. */
  private void add(Principal holder, Set<Principal> candidates) {
    candidates.addAll(state.groups().membersOf(holder));
    if (!PrincipalRules.isGroup(holder)) {
      candidates.add(holder);
    }
  }

  /** The resources whose bindings decide, each of which must have one. */
  private List<Resource> path(Resource resource) {
    List<Resource> path = new ArrayList<>(List.of(Resource.CLUSTER));
    if (resource.type() == Resource.Type.REPO) {
      path.add(Evaluator.projectOf(resource));
    }
    path.add(Bindings.place(resource));
    for (Resource bound : path) {
      if (state.binding(bound).isEmpty()) {
        throw new RefusedException(new Refusal.NoRoleBinding(bound));
      }
    }
    return path;
  }

  /** Every role that reaches a principal, by resource, holder and role. */
  List<Decision.Step> accessOf(Principal principal) {
    SortedSet<Principal> holders = new TreeSet<>(state.groups().of(principal));
    holders.add(principal);
    holders.add(Principal.ALL_CLUSTER_USERS);
    List<Decision.Step> steps = new ArrayList<>();
    state
        .bindings()
        .byResource()
        .forEach(
            (resource, entries) ->
                holders.forEach(
                    holder ->
                        entries
                            .getOrDefault(holder, Set.of())
                            .forEach(name -> steps.add(step(resource, holder, name)))));
    steps.sort(
        Comparator.comparing(Decision.Step::bound)
            .thenComparing(Decision.Step::holder)
            .thenComparing(step -> step.role().wireName()));
    return steps;
  }

  private static Decision.Step step(Resource resource, Principal holder, String name) {
    Role role =
        Role.named(name)
            .orElseThrow(
                () -> new RefusedException(new Refusal.Invalid("unknown role \"" + name + "\"")));
    return new Decision.Step(resource, holder, role, EnumSet.copyOf(role.permissions()));
  }

  /** Everybody who has a role, a token or a group, except groups and allClusterUsers. */
  SortedSet<Principal> principals() {
    SortedSet<Principal> known = new TreeSet<>(state.tokens().byPrincipal().keySet());
    state.bindings().byResource().values().forEach(entries -> known.addAll(entries.keySet()));
    known.addAll(state.groups().byMember().keySet());
    known.removeIf(PrincipalRules::isGroup);
    known.remove(Principal.ALL_CLUSTER_USERS);
    return known;
  }

  /** Whether {@link #principals} or {@link #members} names somebody. */
  boolean isKnown(Principal principal) {
    if (PrincipalRules.isGroup(principal)) {
      return state.groups().isKnown(principal);
    }
    return state.tokens().byPrincipal().containsKey(principal)
        || state.groups().byMember().containsKey(principal)
        || state.bindings().names(principal);
  }

  SortedMap<Principal, SortedSet<Principal>> members() {
    SortedMap<Principal, SortedSet<Principal>> groups = new TreeMap<>();
    state.groups().members().forEach((group, members) -> groups.put(group, new TreeSet<>(members)));
    return groups;
  }

  SortedSet<Principal> membersOf(Principal group) {
    if (!state.groups().isKnown(group)) {
      throw new RefusedException(new Refusal.NotFound("groups " + group + " not found"));
    }
    return new TreeSet<>(state.groups().membersOf(group));
  }

  SortedMap<String, SortedSet<String>> places() {
    SortedMap<String, SortedSet<String>> places = new TreeMap<>();
    state
        .places()
        .reposByProject()
        .forEach((project, repos) -> places.put(project, new TreeSet<>(repos)));
    return places;
  }

  SortedSet<String> projects() {
    return new TreeSet<>(state.places().reposByProject().keySet());
  }

  SortedSet<String> repos(String project) {
    return new TreeSet<>(state.places().repos(project));
  }

  boolean contains(Resource place) {
    return place.type() == Resource.Type.CLUSTER || state.places().contains(place);
  }

  AccessPolicy policy() {
    SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings = new TreeMap<>();
    state
        .bindings()
        .byResource()
        .forEach((resource, entries) -> bindings.put(resource, sorted(entries)));
    SortedSet<Principal> robots = principals();
    robots.removeIf(principal -> !principal.kind().equals("robot"));
    return new AccessPolicy(bindings, members(), robots);
  }

  private static SortedMap<Principal, SortedSet<String>> sorted(
      Map<Principal, Set<String>> entries) {
    SortedMap<Principal, SortedSet<String>> sorted = new TreeMap<>();
    entries.forEach((principal, roles) -> sorted.put(principal, new TreeSet<>(roles)));
    return sorted;
  }
}
