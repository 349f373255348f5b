package io.pachsh.pachd;

import io.pachsh.access.Grants;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.pachd.connection.PachdClient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a decision rests on, asked of pachd as far as the evaluation gets; whoever asks may know it.
 */
record RemoteGrants(PachdClient pachd) implements Grants {
  @Override
  public Optional<Map<Principal, Set<String>>> binding(Resource resource) {
    return resource.type() == Resource.Type.PROJECT && !pachd.release().hasProjects()
        ? Optional.of(Map.of())
        : new RemoteBindings(pachd).existing(resource);
  }

  @Override
  public Set<Principal> groupsOf(Principal principal) {
    return new RemoteGroups(pachd).ofSelfOr(principal);
  }
}
