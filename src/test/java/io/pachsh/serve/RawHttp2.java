package io.pachsh.serve;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A client that writes HTTP/2 frame by frame, as it likes. */
final class RawHttp2 implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;

  /** One frame that came. */
  record Frame(int kind, int flags, int stream, byte[] payload) {}

  private RawHttp2(Socket socket) throws IOException {
    this.socket = socket;
    out = socket.getOutputStream();
    in = new DataInputStream(socket.getInputStream());
  }

  /** Connects, and says nothing yet. */
  static RawHttp2 silent(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return new RawHttp2(socket);
  }

  /** Connects, with settings such as an initial window. */
  static RawHttp2 connect(int port, byte... settings) throws IOException {
    RawHttp2 client = silent(port);
    client.out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    client.send(SETTINGS, 0, 0, settings);
    // The connection's window shall not be what ends first.
    client.send(WINDOW_UPDATE, 0, 0, new byte[] {0x7f, (byte) 0xff, 0, 0});
    return client;
  }

  void send(int kind, int flags, int stream, byte... payload) throws IOException {
    out.write(frame(kind, flags, stream, payload));
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  static byte[] frame(int kind, int flags, int stream, byte... payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) kind)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /** The headers of a call, and no request. */
  void call(int stream, String name, Map<String, String> more) throws IOException {
    send(HEADERS, END_HEADERS, stream, block(name, more));
  }

  /** A call and its request, which is empty. */
  void wholeCall(int stream, String name, Map<String, String> more) throws IOException {
    call(stream, name, more);
    send(DATA, END_STREAM, stream, new byte[5]);
  }

  static byte[] block(String name, Map<String, String> more) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    header(block, ":method", "POST");
    header(block, ":scheme", "http");
    header(block, ":path", "/" + name);
    header(block, ":authority", "localhost");
    header(block, "content-type", "application/grpc");
    header(block, "te", "trailers");
    more.forEach((key, value) -> header(block, key, value));
    return block.toByteArray();
  }

  /** Literal, and not to be remembered (RFC 7541 §6.2.2). */
  private static void header(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    text(block, name);
    text(block, value);
  }

  private static void text(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length >= 127) {
      throw new IllegalArgumentException("too long for one byte");
    }
    block.write(bytes.length);
    block.writeBytes(bytes);
  }

  /** The next frame; an exception of some kind when there is none any more. */
  Frame next() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int kind = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Frame(kind, flags, stream, payload);
  }

  /** Reads until a frame of that kind comes for that stream. */
  Frame next(int kind, int stream) throws IOException {
    while (true) {
      Frame frame = next();
      if (frame.kind() == kind && frame.stream() == stream) {
        return frame;
      }
    }
  }

  /** Whether the server ends the connection within twenty seconds, whatever it says before. */
  boolean isEnded() {
    try {
      while (true) {
        next();
      }
    } catch (EOFException | SocketException e) {
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends that again and again until the server ends the connection, or so much was taken. */
  long flood(byte[] bytes, long most) {
    long taken = 0;
    try {
      while (taken < most) {
        out.write(bytes);
        taken += bytes.length;
      }
    } catch (IOException e) {
      // Closed, which is what we came for.
    }
    return taken;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
