package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.console.Streams;
import java.util.ArrayList;
import java.util.List;

/** What is told about a client before it is sent. */
final class ClientNotes {
  private ClientNotes() {}

  static void say(IdentityClient client, StoredIdentities identities, Streams streams) {
    if (client.redirectUris().isEmpty()) {
      streams.note("without `redirect_uris` nobody can log in through this client");
    }
    List<String> unknown = new ArrayList<>(client.trustedPeers());
    if (!unknown.isEmpty()) {
      unknown.removeAll(identities.clientIds());
      unknown.remove(client.id());
    }
    if (!unknown.isEmpty()) {
      streams.note("`trusted_peers` names no client that is there: " + String.join(", ", unknown));
    }
  }
}
