package io.pachsh.pachd;

import io.grpc.Attributes;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On which connection a call went out, if it came that far. */
final class Footprint extends ClientStreamTracer.Factory {
  private volatile @Nullable Acquaintance peer;

  @Override
  public ClientStreamTracer newClientStreamTracer(
      ClientStreamTracer.StreamInfo info, Metadata headers) {
    return new ClientStreamTracer() {
      @Override
      public void streamCreated(Attributes transport, Metadata sent) {
        peer = transport.get(Acquaintance.KEY);
      }
    };
  }

  /** Empty when no connection stood. */
  Optional<Acquaintance> peer() {
    return Optional.ofNullable(peer);
  }

  boolean isLeft() {
    return peer != null;
  }
}
