package io.pachsh.pachd;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import io.pachsh.secret.Secret;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A caller's token, which joins a call at the moment it enters a connection, and enters none whose
 * cluster is not known. Without a token it guards what the request itself holds.
 */
final class Credentials extends CallCredentials {
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER);

  private final Metadata headers = new Metadata();

  Credentials(Optional<Secret> token) {
    token.ifPresent(text -> headers.put(TOKEN, text.reveal()));
  }

  /** Why a call was not sent: its connection's cluster has not said yet which it is. */
  static final class StrangerException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void applyRequestMetadata(
      RequestInfo request, Executor executor, MetadataApplier applier) {
    Acquaintance peer = request.getTransportAttrs().get(Acquaintance.KEY);
    if (peer != null && peer.isMade()) {
      applier.apply(headers);
    } else {
      applier.fail(Status.UNAUTHENTICATED.withCause(new StrangerException()));
    }
  }
}
