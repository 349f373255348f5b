package io.pachsh.http;

import io.netty.channel.Channel;

/** Who is at the other end of one connection; equal to nobody at the end of another. */
public final class Peer {
  private final Channel channel;

  public Peer(Channel channel) {
    this.channel = channel;
  }

  /** Whether the connection is still there. */
  public boolean isConnected() {
    return channel.isOpen();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Peer peer && peer.channel.equals(channel);
  }

  @Override
  public int hashCode() {
    return channel.hashCode();
  }
}
