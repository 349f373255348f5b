package io.pachsh.embedded;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.ProviderCheck;
import io.pachsh.cluster.identity.Connector;
import java.util.Optional;

/** Opens a connector before it is kept, as the identity service of pachd does. */
record ConnectorOpening(ProviderCheck providers) {
  /** Asks the provider of an OpenID Connect one for its discovery document; blocks meanwhile. */
  void require(Connector connector) {
    if (!connector.type().equals("oidc")) {
      return;
    }
    Optional<String> trouble = providers.trouble(new ConnectorFields(connector).text("issuer"));
    if (trouble.isPresent()) {
      throw new RefusedException(
          new Refusal.Invalid(
              "unable to open connector: failed to get provider: " + trouble.get()));
    }
  }
}
