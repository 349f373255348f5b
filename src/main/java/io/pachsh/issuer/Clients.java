package io.pachsh.issuer;

import io.pachsh.secret.Secret;
import java.util.Optional;

/** The applications registered at a provider. */
@FunctionalInterface
public interface Clients {
  Optional<Client> find(String clientId);

  /** The one of that id, if that is a secret of it; it may have more than one. */
  default Optional<Client> find(String clientId, Secret secret) {
    return find(clientId).filter(client -> client.secret().equals(secret));
  }
}
