package io.pachsh.embedded.state;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a client of the identity service is; nothing when it is gone. */
public record ClientEdit(String id, Optional<IdentityClient> client) implements Edit {
  static final String KIND = "client";

  public static ClientEdit of(IdentityClient client) {
    return new ClientEdit(client.id(), Optional.of(client));
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.identities().withClient(id, client));
  }

  @Override
  public ClientEdit back(ClusterState state) {
    return new ClientEdit(id, state.identities().client(id));
  }

  @Override
  public ClientEdit piece() {
    return new ClientEdit(id, Optional.empty());
  }

  @Override
  public String description() {
    return client
        .map(
            it ->
                "client %s set, redirect URIs %s, secret %s"
                    .formatted(id, String.join(" ", it.redirectUris()), Secret.MASK))
        .orElse("no client " + id);
  }

  @Override
  public List<String> row() {
    if (client.isEmpty()) {
      return List.of(KIND, id);
    }
    IdentityClient it = client.get();
    List<String> row = new ArrayList<>(List.of(KIND, id, it.name(), it.secret().reveal()));
    row.add(Integer.toString(it.redirectUris().size()));
    row.addAll(it.redirectUris());
    row.addAll(it.trustedPeers());
    return row;
  }

  static ClientEdit read(List<String> row) throws DamagedException {
    String id = EditJson.column(row, 1);
    if (row.size() == 2) {
      return new ClientEdit(id, Optional.empty());
    }
    int peers = 5 + Integer.parseInt(EditJson.column(row, 4));
    if (peers < 5 || peers > row.size()) {
      throw new DamagedException("it holds a client of " + row.size() + " columns");
    }
    return of(
        new IdentityClient(
            id,
            row.get(2),
            Secret.of(row.get(3)),
            row.subList(5, peers),
            row.subList(peers, row.size())));
  }

  @Override
  public ClientEdit masked() {
    return new ClientEdit(
        id,
        client.map(
            it ->
                new IdentityClient(
                    it.id(),
                    it.name(),
                    Secret.of(Secret.MASK),
                    it.redirectUris(),
                    it.trustedPeers())));
  }
}
