package io.pachsh.issuer;

import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Set;

/**
 * An application registered at a provider.
 *
 * @param redirectUris where the browser may be sent back to; compared exactly
 */
public record Client(
    String id, Secret secret, List<String> redirectUris, Set<GrantType> grantTypes) {
  public Client {
    redirectUris = List.copyOf(redirectUris);
    grantTypes = Set.copyOf(grantTypes);
  }

  boolean mayUse(GrantType type) {
    return grantTypes.contains(type);
  }
}
