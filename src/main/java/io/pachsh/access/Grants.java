package io.pachsh.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is bound to whom, and who is in which group: all that a decision rests on. */
public interface Grants {
  /** The binding of a resource, which may be empty; nothing when the resource has none. */
  Optional<Map<Principal, Set<String>>> binding(Resource resource);

  /** The groups of a principal, as they are stored and therefore as bindings must name them. */
  Set<Principal> groupsOf(Principal principal);
}
