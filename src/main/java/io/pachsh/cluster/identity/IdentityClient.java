package io.pachsh.cluster.identity;

import io.pachsh.secret.Secret;
import java.util.List;

/**
 * An application that logs people in through Pachyderm's identity service ({@code
 * identity_v2.OIDCClient}).
 *
 * @param trustedPeers ids of clients that may ask for tokens meant for this one
 */
public record IdentityClient(
    String id, String name, Secret secret, List<String> redirectUris, List<String> trustedPeers) {
  public IdentityClient {
    redirectUris = List.copyOf(redirectUris);
    trustedPeers = List.copyOf(trustedPeers);
  }
}
