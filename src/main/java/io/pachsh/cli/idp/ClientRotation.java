package io.pachsh.cli.idp;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import io.pachsh.screen.Refusals;
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
   * @throws Failure when a step failed; it says whether everything is as it was
   * @throws Interruption the same after Ctrl-C
   */
  IdentityClient run(Secret secret, ClientStore clients, ConfigurationStore configuration) {
    try {
      clients.delete(client.id());
      IdentityClient made = clients.create(withSecret(secret));
      live.ifPresent(before -> configure(before, made.secret(), configuration));
      return made;
    } catch (RefusedException e) {
      throw takenBack(Refusals.failure(e.refusal()), clients, configuration);
    } catch (Failure e) {
      throw takenBack(e, clients, configuration);
    } catch (Interruption e) {
      throw e.told(why -> takenBack(why, clients, configuration));
    }
  }

  private IdentityClient withSecret(Secret secret) {
    return new IdentityClient(
        client.id(), client.name(), secret, client.redirectUris(), client.trustedPeers());
  }

  private static void configure(
      LiveConfiguration before, Secret secret, ConfigurationStore configuration) {
    AuthConfiguration known = before.configuration().orElseThrow();
    configuration.set(known.withClient(known.client().withSecret(secret)), before.version(), false);
  }

  /**
   * Puts everything back, and tells why: a step that failed may have been done all the same, so
   * what is there decides.
   */
  private Failure takenBack(Failure cause, ClientStore clients, ConfigurationStore configuration) {
    try {
      putBackClient(clients);
      live.ifPresent(before -> putBackConfiguration(before, configuration));
    } catch (RefusedException e) {
      return leftOver(cause, Refusals.failure(e.refusal()));
    } catch (Failure e) {
      return leftOver(cause, e);
    } catch (Interruption e) {
      return leftOver(cause, e.account().orElseGet(() -> new Failure(Exit.INTERRUPTED, "Ctrl-C")));
    }
    return new Failure(
        cause.exit(),
        cause.sentence(),
        cause.below().and("The client '%s' has its old secret.".formatted(client.id())));
  }

  private void putBackClient(ClientStore clients) {
    Optional<IdentityClient> there =
        clients.all().stream().filter(each -> each.id().equals(client.id())).findFirst();
    if (there.filter(client::equals).isPresent()) {
      return;
    }
    if (there.isPresent()) {
      clients.delete(client.id());
    }
    clients.create(client);
  }

  private static void putBackConfiguration(
      LiveConfiguration before, ConfigurationStore configuration) {
    LiveConfiguration now = configuration.live();
    if (!now.configuration().equals(before.configuration())) {
      configuration.set(before.configuration().orElseThrow(), now.version(), false);
    }
  }

  private Failure leftOver(Failure first, Failure then) {
    return new Failure(
        first.exit(),
        "The client '%s' may be gone: making it anew failed, and so did putting it back."
            .formatted(client.id()),
        Lines.of(
                "First: " + first.sentence(),
                "Then: " + then.sentence(),
                "'idp list-client' shows whether it is there; 'idp create-client' makes it again.")
            .and(
                live.isPresent()
                    ? Lines.of("'auth get-config' shows which secret the cluster itself uses.")
                    : Lines.none()));
  }
}
