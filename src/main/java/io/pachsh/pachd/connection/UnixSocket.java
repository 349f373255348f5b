package io.pachsh.pachd.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A Unix domain socket in the shape of a {@link Socket}, which the JDK does not offer. It reads and
 * writes the channel directly: the streams of {@code Channels} lock each other out.
 */
final class UnixSocket extends Socket {
  /** What it says when it is asked for an address of the Internet. */
  private static final SocketAddress NOWHERE = new InetSocketAddress(0);

  private final SocketChannel channel;

  /** One that is connected to a path, and stays so whatever address is asked for. */
  UnixSocket(Path path) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return length == 0 ? 0 : channel.read(ByteBuffer.wrap(bytes, offset, length));
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
    };
  }

  @Override
  public boolean isConnected() {
    return channel.isConnected();
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return NOWHERE;
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return NOWHERE;
  }

  @Override
  public void setTcpNoDelay(boolean on) {
    // Nothing of TCP here.
  }

  @Override
  public void setSoTimeout(int millis) {
    // A read lasts until the channel is closed.
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
