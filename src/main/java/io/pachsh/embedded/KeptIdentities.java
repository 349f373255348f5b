package io.pachsh.embedded;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.SigningKeysSet;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.ledger.Ledger;
import io.pachsh.embedded.state.Identities;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/** What an embedded cluster keeps for its identity service. */
record KeptIdentities(String cluster, Ledger ledger, Identifiers ids) implements IdentityStorage {
  @Override
  public boolean isServed() {
    return ledger.isAutosaved();
  }

  @Override
  public IdentitySettings settings() {
    return identities().settings();
  }

  @Override
  public List<Connector> connectors() {
    return List.copyOf(identities().connectors().values());
  }

  @Override
  public Optional<IdentityClient> client(String id) {
    return identities().client(id);
  }

  @Override
  public Secret signingKeys() {
    return identities().signingKeys();
  }

  @Override
  public Secret replaceSigningKeys(Secret known, Secret wanted) {
    return ledger.change(
        state -> {
          Secret kept = state.identities().signingKeys();
          return kept.equals(known)
              ? Proposal.of(new SigningKeysSet(ids.stamp(), wanted), wanted)
              : Proposal.nothing(kept);
        });
  }

  private Identities identities() {
    return ledger.state().identities();
  }
}
