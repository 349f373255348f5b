package io.pachsh.pachd;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.RoleBindings;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetPermissionsRequest;
import io.pachsh.wire.auth.GetRoleBindingRequest;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import io.pachsh.wire.auth.ModifyRoleBindingRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who has which roles on the resources of a real cluster, as one caller. */
record RemoteBindings(PachdClient pachd) implements RoleBindings {
  /** Empty also for a resource that has no binding: pachd does not tell them apart. */
  @Override
  public Map<Principal, Set<String>> of(Resource resource) {
    return seen(
        resource,
        entries(
            pachd.ask(APIGrpc.getGetRoleBindingMethod(), question(resource), CallPolicy.READING)));
  }

  /** Of many resources, by resource. */
  SortedMap<Resource, Map<Principal, Set<String>>> ofAll(Collection<Resource> resources) {
    List<Resource> asked = new ArrayList<>(resources);
    List<GetRoleBindingResponse> answers =
        pachd.askAll(
            APIGrpc.getGetRoleBindingMethod(), asked.stream().map(this::question).toList());
    SortedMap<Resource, Map<Principal, Set<String>>> all = new TreeMap<>();
    for (int i = 0; i < asked.size(); i++) {
      all.put(asked.get(i), seen(asked.get(i), entries(answers.get(i))));
    }
    return all;
  }

  /** The binding of a resource; nothing when it has none. Asks once more when it looks empty. */
  Optional<Map<Principal, Set<String>>> existing(Resource resource) {
    Map<Principal, Set<String>> entries = of(resource);
    if (entries.isEmpty()) {
      try {
        pachd.ask(
            APIGrpc.getGetPermissionsMethod(),
            GetPermissionsRequest.newBuilder().setResource(names().message(resource)).build(),
            CallPolicy.READING);
      } catch (RefusedException e) {
        if (e.refusal() instanceof Refusal.NoRoleBinding) {
          return Optional.empty();
        }
        throw e;
      }
    }
    return Optional.of(entries);
  }

  @Override
  public SortedMap<Principal, Set<String>> change(
      Resource resource,
      Collection<Principal> principals,
      Collection<String> add,
      Collection<String> remove,
      boolean force) {
    Map<Principal, Set<String>> binding = of(resource);
    SortedMap<Principal, Set<String>> answer = new TreeMap<>();
    OrderedSteps steps = new OrderedSteps(pachd::notice);
    for (Principal principal : new LinkedHashSet<>(principals)) {
      Set<String> after = new TreeSet<>(binding.getOrDefault(principal, Set.of()));
      after.addAll(add);
      after.removeAll(remove);
      answer.put(principal, after);
      steps.addAll(
          List.of(
              new OrderedSteps.Step(
                  words(resource, principal, after),
                  () -> {
                    write(resource, principal, binding, after, force);
                    binding.put(principal, after);
                  },
                  Optional.of(() -> has(resource, principal, after)))));
    }
    steps.make();
    return answer;
  }

  /** Whether somebody has these roles on a resource and no other. */
  boolean has(Resource resource, Principal principal, Collection<String> roles) {
    return of(resource).getOrDefault(principal, Set.of()).equals(Set.copyOf(roles));
  }

  /** {@code robot:ci on repo:p/r: repoReader}. */
  static String words(Resource resource, Principal principal, Collection<String> roles) {
    return "%s on %s: %s"
        .formatted(
            principal,
            resource.text(),
            roles.isEmpty() ? "no roles" : String.join(", ", new TreeSet<>(roles)));
  }

  @Override
  public Set<String> set(
      Resource resource, Principal principal, Collection<String> roles, boolean force) {
    Map<Principal, Set<String>> binding = of(resource);
    Set<String> lost = new TreeSet<>(binding.getOrDefault(principal, Set.of()));
    lost.removeAll(roles);
    write(resource, principal, binding, new TreeSet<>(roles), force);
    return lost;
  }

  private void write(
      Resource resource,
      Principal principal,
      Map<Principal, Set<String>> before,
      Set<String> roles,
      boolean force) {
    if (!force && resource.type() == Resource.Type.CLUSTER) {
      new LockOut(pachd).requireAdministrator(before, principal, roles);
    }
    pachd.ask(
        APIGrpc.getModifyRoleBindingMethod(),
        ModifyRoleBindingRequest.newBuilder()
            .setResource(names().message(resource))
            .setPrincipal(principal.text())
            .addAllRoles(roles)
            .build(),
        CallPolicy.changing("auth get " + resource.text().replace(':', ' ')));
    pachd.seen().change(resource, principal, !roles.isEmpty());
  }

  private GetRoleBindingRequest question(Resource resource) {
    return GetRoleBindingRequest.newBuilder().setResource(names().message(resource)).build();
  }

  private PlaceNames names() {
    return new PlaceNames(pachd.release());
  }

  private Map<Principal, Set<String>> seen(Resource resource, Map<Principal, Set<String>> entries) {
    pachd.seen().put(resource, entries.keySet());
    return entries;
  }

  private static Map<Principal, Set<String>> entries(GetRoleBindingResponse answer) {
    Map<Principal, Set<String>> entries = new TreeMap<>();
    answer
        .getBinding()
        .getEntriesMap()
        .forEach(
            (principal, roles) -> {
              if (!principal.isEmpty()) {
                entries.put(new Principal(principal), new TreeSet<>(roles.getRolesMap().keySet()));
              }
            });
    return entries;
  }
}
