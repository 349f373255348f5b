package io.pachsh.issuer;

import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Set;

/**
 * An application registered at a provider.
 *
 * @param redirectUris where the browser may be sent back to; compared exactly
 * @param trustedPeers ids of clients that may ask for tokens meant for this one
 */
public record Client(
    String id,
    Secret secret,
    List<String> redirectUris,
    Set<GrantType> grantTypes,
    Set<String> trustedPeers) {
  public Client {
    redirectUris = List.copyOf(redirectUris);
    grantTypes = Set.copyOf(grantTypes);
    trustedPeers = Set.copyOf(trustedPeers);
  }

  /** A client that lets no other ask for its tokens. */
  public Client(String id, Secret secret, List<String> redirectUris, Set<GrantType> grantTypes) {
    this(id, secret, redirectUris, grantTypes, Set.of());
  }

  boolean mayUse(GrantType type) {
    return grantTypes.contains(type);
  }

  /** Whether that client may ask for tokens meant for this one; it always may itself. */
  boolean trusts(String clientId) {
    return id.equals(clientId) || trustedPeers.contains(clientId);
  }
}
