package io.pachsh.cli.idp;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a client another secret, which pachd cannot: the client is deleted and made anew with the
 * same fields, and where the cluster itself logs people in as this client, its configuration gets
 * the secret, too. Whatever fails on the way, the client is put back as it was.
 *
 * @param live the cluster's own configuration, where it names this client
 */
record ClientRotation(IdentityClient client, Optional<LiveConfiguration> live) {
  static ClientRotation of(IdentityClient client, StoredIdentities identities) {
    return new ClientRotation(
        client,
        identities
            .live()
            .filter(
                live ->
                    live.configuration()
                        .filter(it -> it.client().clientId().equals(client.id()))
                        .isPresent()));
  }

  /** What a person should know before it is done. */
  List<String> whatHappens() {
    List<String> lines = new ArrayList<>();
    lines.add("The client is deleted and made anew with the same id, name and addresses.");
    lines.add(
        live.isPresent()
            ? "The cluster itself logs people in as this client: its configuration gets the secret,"
                + " too."
            : "%s cannot log people in until it knows the new secret.".formatted(client.name()));
    return lines;
  }

  /**
   * Does it.
   *
   * @param secret an empty one asks for one to be made
   * @return the client with its secret
   */
  IdentityClient run(Secret secret, Caller caller) {
    ClientStore clients = caller.clients();
    clients.delete(client.id());
    try {
      IdentityClient made = clients.create(withSecret(secret));
      live.ifPresent(before -> configure(before, made.secret(), caller));
      return made;
    } catch (RefusedException | Failure | Interruption e) {
      putBack(clients, e);
      throw e;
    }
  }

  private IdentityClient withSecret(Secret secret) {
    return new IdentityClient(
        client.id(), client.name(), secret, client.redirectUris(), client.trustedPeers());
  }

  private static void configure(LiveConfiguration before, Secret secret, Caller caller) {
    AuthConfiguration configuration = before.configuration().orElseThrow();
    caller
        .configuration()
        .set(
            configuration.withClient(configuration.client().withSecret(secret)),
            before.version(),
            false);
  }

  private void putBack(ClientStore clients, RuntimeException cause) {
    try {
      if (clients.all().stream().anyMatch(each -> each.id().equals(client.id()))) {
        clients.delete(client.id());
      }
      clients.create(client);
    } catch (RefusedException | Failure | Interruption e) {
      throw new Failure(
          Exit.FAILED,
          "The client '%s' may be gone: making it anew failed, and so did putting it back."
              .formatted(client.id()),
          Lines.of(
              "First: " + cause.getMessage(),
              "Then: " + e.getMessage(),
              "'idp list-client' shows whether it is there; 'idp create-client' makes it again."));
    }
  }
}
