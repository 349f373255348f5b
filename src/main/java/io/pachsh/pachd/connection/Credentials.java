package io.pachsh.pachd.connection;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import io.pachsh.secret.Secret;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A caller's token, which joins a call at the moment it enters a connection, and enters none whose
 * cluster is not known. Without a token it guards what the request itself holds.
 *
 * <p>A token that cannot be sent - headers are printable ASCII - is refused here as pachd would
 * refuse it: gRPC would leave it out and write it to its log.
 */
final class Credentials extends CallCredentials {
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER);

  /** What pachd says of a token that is none. */
  private static final Status NO_TOKEN =
      Status.UNAUTHENTICATED.withDescription(
          "provided auth token is corrupted or has expired (try logging in again)");

  private final Metadata headers = new Metadata();
  private final boolean canBeSent;

  Credentials(Optional<Secret> token) {
    canBeSent = token.map(Secret::reveal).stream().allMatch(Credentials::isPrintable);
    if (canBeSent) {
      token.ifPresent(text -> headers.put(TOKEN, text.reveal()));
    }
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** Why a call was not sent: its connection's cluster has not said yet which it is. */
  static final class StrangerException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void applyRequestMetadata(
      RequestInfo request, Executor executor, MetadataApplier applier) {
    VerifiedPeer peer = request.getTransportAttrs().get(VerifiedPeer.KEY);
    if (peer != null && peer.isMade() && !canBeSent) {
      applier.fail(NO_TOKEN);
    } else if (peer != null && peer.isMade()) {
      applier.apply(headers);
    } else {
      applier.fail(Status.UNAUTHENTICATED.withCause(new StrangerException()));
    }
  }
}
