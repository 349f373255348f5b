package io.pachsh.pachd.connection;

import io.pachsh.network.StreamSocket;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A Unix domain socket, which the JDK does not offer in the shape of a socket. It reads and writes
 * the channel directly: the streams of {@code Channels} lock each other out.
 */
final class UnixStream implements StreamSocket.Duplex {
  private final SocketChannel channel;

  /** One that is connected to a path. */
  UnixStream(Path path) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    channel.write(from);
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
