package io.pachsh.pachd.connection;

import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On which connection a call went out, if it came that far. */
final class SendTracer extends ClientStreamTracer.Factory {
  private volatile @Nullable VerifiedPeer peer;

  @Override
  public ClientStreamTracer newClientStreamTracer(
      ClientStreamTracer.StreamInfo info, Metadata headers) {
    return new ClientStreamTracer() {
      @Override
      public void streamCreated(Attributes transport, Metadata sent) {
        peer = transport.get(VerifiedPeer.KEY);
      }
    };
  }

  /** Empty when no connection stood. */
  Optional<VerifiedPeer> peer() {
    return Optional.ofNullable(peer);
  }

  boolean isLeft() {
    return peer != null;
  }
}
