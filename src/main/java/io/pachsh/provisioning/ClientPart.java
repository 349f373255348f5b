package io.pachsh.provisioning;

import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.configuration.identity.IdentityDifference;
import io.pachsh.configuration.identity.IdentityWriter;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.QuotedWord;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One client of the identity service. */
record ClientPart(ClientStore store, String id) implements PlannedPart<IdentityClient> {
  @Override
  public String name() {
    return "client " + id;
  }

  @Override
  public Optional<IdentityClient> read() {
    return Existing.of(() -> store.get(id));
  }

  /**
   * The secret that the identity service keeps of it.
   *
   * @throws Failure when there is no such client
   */
  Secret secret() {
    return read()
        .map(IdentityClient::secret)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "The client '" + id + "' has gone in between.",
                    "Run the command again."));
  }

  /** A wanted secret that is empty stands for whichever there is. */
  @Override
  public boolean isSame(IdentityClient one, IdentityClient other) {
    return one.name().equals(other.name())
        && Set.copyOf(one.redirectUris()).equals(Set.copyOf(other.redirectUris()))
        && Set.copyOf(one.trustedPeers()).equals(Set.copyOf(other.trustedPeers()))
        && hasSameSecret(one, other);
  }

  private static boolean hasSameSecret(IdentityClient one, IdentityClient other) {
    return one.secret().isEmpty()
        || other.secret().isEmpty()
        || one.secret().equals(other.secret());
  }

  @Override
  public List<String> difference(Optional<IdentityClient> before, IdentityClient wanted) {
    return before
        .map(present -> IdentityDifference.of(present, wanted))
        .orElseGet(
            () ->
                IdentityWriter.client(wanted, false).entrySet().stream()
                    .map(entry -> "+ %s: %s".formatted(entry.getKey(), entry.getValue()))
                    .toList());
  }

  @Override
  public void create(IdentityClient wanted) {
    store.create(wanted);
  }

  /** pachd replaces neither a secret nor a list by an empty one: such a client is made anew. */
  @Override
  public void change(IdentityClient present, IdentityClient wanted) {
    boolean empties =
        (wanted.redirectUris().isEmpty() && !present.redirectUris().isEmpty())
            || (wanted.trustedPeers().isEmpty() && !present.trustedPeers().isEmpty());
    if (empties || !hasSameSecret(present, wanted)) {
      store.delete(id);
      store.create(wanted);
    } else {
      store.update(wanted);
    }
  }

  @Override
  public void remove(IdentityClient present) {
    store.delete(id);
  }

  @Override
  public String byHand(Optional<IdentityClient> before) {
    return before.isEmpty()
        ? "'idp delete-client %s'".formatted(QuotedWord.within(id))
        : "'idp update-client' with id: '%s' and redirect_uris: %s"
            .formatted(id, before.get().redirectUris());
  }
}
