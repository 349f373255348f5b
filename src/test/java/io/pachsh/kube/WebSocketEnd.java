package io.pachsh.kube;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** The server's end of a WebSocket (RFC 6455). */
final class WebSocketEnd {
  private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final DataInputStream in;
  private final OutputStream out;

  WebSocketEnd(DataInputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** The answer to a client's key (§4.2.2). */
  static String accept(String key) throws GeneralSecurityException {
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest((key + SALT).getBytes(StandardCharsets.US_ASCII));
    return Base64.getEncoder().encodeToString(digest);
  }

  /** The next message's bytes; null at the end. Pings are answered. */
  byte @org.jspecify.annotations.Nullable [] read() throws IOException {
    java.io.ByteArrayOutputStream message = new java.io.ByteArrayOutputStream();
    while (true) {
      int first = in.read();
      if (first < 0) {
        return null;
      }
      int second = in.readUnsignedByte();
      long length = second & 0x7f;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] mask = new byte[4];
      if ((second & 0x80) != 0) {
        in.readFully(mask);
      }
      byte[] payload = new byte[(int) length];
      in.readFully(payload);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i % 4];
      }
      int code = first & 0x0f;
      if (code == CLOSE) {
        return null;
      }
      if (code == PING) {
        send(PONG, payload);
      } else if (code != PONG) {
        message.writeBytes(payload);
        if ((first & 0x80) != 0) {
          return message.toByteArray();
        }
      }
    }
  }

  void binary(byte... payload) throws IOException {
    send(BINARY, payload);
  }

  void close() throws IOException {
    send(CLOSE, new byte[] {3, (byte) 0xe8});
  }

  private synchronized void send(int code, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
    frame.put((byte) (0x80 | code));
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length < 65536) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    frame.put(payload);
    out.write(frame.array(), 0, frame.position());
    out.flush();
  }
}
