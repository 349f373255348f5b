package io.pachsh.embedded.state;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Which roles each resource gives to whom; an immutable value. */
public record Bindings(PMap<Resource, PMap<Principal, Set<String>>> byResource) {
  public static final Bindings NONE = new Bindings(HashTreePMap.empty());

  /** Where a resource's binding is kept: there is one for the cluster, whatever its name. */
  public static Resource place(Resource resource) {
    return resource.type() == Resource.Type.CLUSTER ? Resource.CLUSTER : resource;
  }

  /** The binding of a resource, which may be empty; nothing when it has none. */
  public Optional<Map<Principal, Set<String>>> of(Resource resource) {
    return Optional.ofNullable(byResource.get(resource));
  }

  /** The same with an empty binding on that resource if it had none. */
  public Bindings opened(Resource resource) {
    return byResource.containsKey(resource)
        ? this
        : new Bindings(byResource.plus(resource, HashTreePMap.empty()));
  }

  /** The same without the binding of that resource. */
  Bindings without(Resource resource) {
    return new Bindings(byResource.minus(resource));
  }

  /** The same with exactly these roles for that principal; none removes the principal. */
  public Bindings with(Resource resource, Principal principal, Collection<String> roles) {
    PMap<Principal, Set<String>> entries = byResource.getOrDefault(resource, HashTreePMap.empty());
    return new Bindings(
        byResource.plus(
            resource,
            roles.isEmpty()
                ? entries.minus(principal)
                : entries.plus(principal, Set.copyOf(roles))));
  }

  /** Whether a principal has a role anywhere. */
  public boolean names(Principal principal) {
    for (PMap<Principal, Set<String>> entries : byResource.values()) {
      if (entries.containsKey(principal)) {
        return true;
      }
    }
    return false;
  }

  /** Everybody bound anywhere whose kind is one of these, sorted. */
  public List<Principal> principalsOf(Set<String> kinds) {
    return byResource.values().stream()
        .flatMap(entries -> entries.keySet().stream())
        .filter(principal -> kinds.contains(principal.kind()))
        .distinct()
        .sorted()
        .toList();
  }
}
