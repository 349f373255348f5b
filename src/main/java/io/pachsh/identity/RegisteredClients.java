package io.pachsh.identity;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.issuer.Client;
import io.pachsh.issuer.Clients;
import io.pachsh.issuer.GrantType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The clients that a cluster has for its identity service, as they are at each request.
 *
 * @param deviceCallback the redirect URI that makes one a client of the device flow, as at dex
 */
record RegisteredClients(IdentityStorage storage, String deviceCallback) implements Clients {
  @Override
  public Optional<Client> find(String clientId) {
    return storage.client(clientId).map(this::client);
  }

  private Client client(IdentityClient kept) {
    Set<GrantType> grantTypes = EnumSet.allOf(GrantType.class);
    if (!kept.redirectUris().contains(deviceCallback)) {
      grantTypes.remove(GrantType.DEVICE_CODE);
    }
    return new Client(
        kept.id(),
        kept.name(),
        kept.secret(),
        kept.redirectUris(),
        kept.redirectUris(),
        grantTypes,
        Set.copyOf(kept.trustedPeers()));
  }
}
