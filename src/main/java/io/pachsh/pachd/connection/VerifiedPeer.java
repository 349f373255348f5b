package io.pachsh.pachd.connection;

import io.grpc.Attributes;
import io.grpc.ClientTransportFilter;

/**
 * Whether the cluster at the other end of one connection has said that it is the right one. Nothing
 * secret is sent before; each connection begins anew, for another cluster may answer by then.
 */
final class VerifiedPeer {
  static final Attributes.Key<VerifiedPeer> KEY = Attributes.Key.create("acquaintance");

  private volatile boolean made;

  boolean isMade() {
    return made;
  }

  void make() {
    made = true;
  }

  /** Gives each new connection one. */
  static final class Filter extends ClientTransportFilter {
    @Override
    public Attributes transportReady(Attributes attributes) {
      return attributes.toBuilder().set(KEY, new VerifiedPeer()).build();
    }
  }
}
