package io.pachsh.issuer;

import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Set;

/**
 * An application registered at a provider.
 *
 * @param name what people are told that asks
 * @param secret empty for a public client (RFC 6749 §2.1)
 * @param redirectUris where the browser may be sent back to; compared exactly
 * @param logoutUris where the browser may be sent after a logout; compared exactly (OpenID Connect
 *     RP-Initiated Logout 1.0 §3.1)
 * @param trustedPeers ids of clients that may ask for tokens meant for this one
 */
public record Client(
    String id,
    String name,
    Secret secret,
    List<String> redirectUris,
    List<String> logoutUris,
    Set<GrantType> grantTypes,
    Set<String> trustedPeers) {
  public Client {
    redirectUris = List.copyOf(redirectUris);
    logoutUris = List.copyOf(logoutUris);
    grantTypes = Set.copyOf(grantTypes);
    trustedPeers = Set.copyOf(trustedPeers);
  }

  /** One without a name of its own, with no address for logouts, that trusts no other. */
  public Client(String id, Secret secret, List<String> redirectUris, Set<GrantType> grantTypes) {
    this(id, id, secret, redirectUris, List.of(), grantTypes, Set.of());
  }

  public Client named(String other) {
    return new Client(id, other, secret, redirectUris, logoutUris, grantTypes, trustedPeers);
  }

  public Client returningTo(List<String> others) {
    return new Client(id, name, secret, others, logoutUris, grantTypes, trustedPeers);
  }

  boolean isPublic() {
    return secret.isEmpty();
  }

  boolean mayUse(GrantType type) {
    return grantTypes.contains(type);
  }

  /** Whether that client may ask for tokens meant for this one; it always may itself. */
  boolean trusts(String clientId) {
    return id.equals(clientId) || trustedPeers.contains(clientId);
  }
}
