package io.pachsh.session;

import io.pachsh.cluster.Identity;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.context.AddressContext;
import io.pachsh.context.Context;
import io.pachsh.context.EmbeddedContexts;
import io.pachsh.context.PachctlContexts;
import io.pachsh.context.Target;
import io.pachsh.failure.Failure;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.secret.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens with which a session is signed in to its contexts, and whom they stand for. */
public final class SessionTokens {
  private record Known(Optional<Secret> token, Identity identity) {}

  private final EmbeddedContexts own;
  private final PachctlContexts real;
  private final AddressContext address;
  private final ContextChoice choice;
  private final OpenClusters clusters;
  private final KnownSecrets secrets;
  private final Map<String, Known> identities = new HashMap<>();

  SessionTokens(
      EmbeddedContexts own,
      PachctlContexts real,
      AddressContext address,
      ContextChoice choice,
      OpenClusters clusters,
      KnownSecrets secrets) {
    this.own = own;
    this.real = real;
    this.address = address;
    this.choice = choice;
    this.clusters = clusters;
    this.secrets = secrets;
  }

  /** Who the session is at the context at hand; of a real cluster, what it said last, if it did. */
  public Optional<Identity> identity() {
    Context context = choice.atHand();
    if (context.isEmbedded()) {
      return Optional.of(clusters.of(choice::atHand).as(context.token()).whoAmI());
    }
    return Optional.ofNullable(identities.get(context.name()))
        .filter(known -> known.token().equals(context.token()))
        .map(Known::identity);
  }

  /** Remembers who the token of the context at hand stands for. */
  public void remember(Identity identity) {
    Context context = choice.atHand();
    identities.put(context.name(), new Known(context.token(), identity));
  }

  /**
   * Keeps a token, or none, for the context at hand: in memory, and in an embedded cluster's
   * journal.
   */
  public void keep(Optional<Secret> token) {
    token.ifPresent(secrets::learn);
    Context context = choice.atHand();
    if (context.target() instanceof Target.Real target) {
      real.keepToken(target.entry(), token);
    } else if (context.target() instanceof Target.Addressed) {
      address.keepToken(context.name(), token);
    } else {
      keep(clusters.embedded(context.name()), context.withToken(token));
    }
  }

  /**
   * Keeps a token that a cluster issued and that exists nowhere else. A real cluster's is written
   * to the configuration file before this returns, and no revert forgets it; where PACHD_ADDRESS
   * leads it is in this session alone, so that the command has to show it.
   *
   * @return why it could not be written; it is in this session then
   */
  public Optional<Failure> keepIssued(Secret token) {
    secrets.learn(token);
    if (choice.atHand().target() instanceof Target.Real target) {
      return real.keepIssued(target.entry(), token);
    }
    keep(Optional.of(token));
    return Optional.empty();
  }

  private void keep(SavedCluster cluster, Context context) {
    cluster.note(ContextNote.of(context.token()));
    own.change(own.now().with(context));
    if (UnsavedChanges.isServed(cluster)) {
      // What happens there is saved at once, and without the token nobody could go on with it.
      own.save(real);
    }
  }
}
