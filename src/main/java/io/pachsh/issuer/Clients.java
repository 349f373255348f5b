package io.pachsh.issuer;

import java.util.Optional;

/** The applications registered at a provider. */
@FunctionalInterface
public interface Clients {
  Optional<Client> find(String clientId);
}
