package io.pachsh.identity;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.issuer.Client;
import io.pachsh.issuer.Clients;
import io.pachsh.issuer.GrantType;
import java.util.Optional;
import java.util.Set;

/** The clients that a cluster has for its identity service, as they are at each request. */
record RegisteredClients(IdentityStorage storage) implements Clients {
  @Override
  public Optional<Client> find(String clientId) {
    return storage.client(clientId).map(RegisteredClients::client);
  }

  private static Client client(IdentityClient kept) {
    return new Client(
        kept.id(),
        kept.secret(),
        kept.redirectUris(),
        Set.of(GrantType.values()),
        Set.copyOf(kept.trustedPeers()));
  }
}
