package io.pachsh.network;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A connection that is none of the Internet's, in the shape of a {@link Socket}: it is connected,
 * and stays so whatever address is asked for.
 */
public final class StreamSocket extends Socket {
  /** What it says when it is asked for an address of the Internet. */
  private static final SocketAddress NOWHERE = new InetSocketAddress(0);

  private final Duplex duplex;

  /** Bytes in both directions, each of which one thread at a time may use. */
  public interface Duplex extends Closeable {
    /** How many bytes were read, one at least; -1 at the end. */
    int read(ByteBuffer into) throws IOException;

    /** Writes some of the bytes at least. */
    void write(ByteBuffer from) throws IOException;

    boolean isOpen();
  }

  public StreamSocket(Duplex duplex) {
    this.duplex = duplex;
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
        return length == 0 ? 0 : duplex.read(ByteBuffer.wrap(bytes, offset, length));
      }

      @Override
      public void close() throws IOException {
        duplex.close();
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
          duplex.write(rest);
        }
      }

      @Override
      public void close() throws IOException {
        duplex.close();
      }
    };
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return !duplex.isOpen();
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
    // A read lasts until the connection is closed.
  }

  @Override
  public synchronized void close() throws IOException {
    duplex.close();
  }
}
