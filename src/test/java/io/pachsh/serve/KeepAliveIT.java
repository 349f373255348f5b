package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that pings every few seconds without a call, more often than pachctl does, keeps its
 * connection; one that floods the server with pings is told to go away.
 */
class KeepAliveIT {
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int ACK = 1;
  private static final int PINGS = 6;
  private static final int APART_MILLIS = 5_000;

  @TempDir private Path directory;

  @Test
  void pingsWithoutACallSurvive() throws IOException {
    try (ServedPractice practice = ServedPractice.in(directory);
        Socket socket = connect(practice)) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      for (int i = 1; i <= PINGS; i++) {
        ping(socket, i);
        assertThat(heard(in, socket)).contains(PING).doesNotContain(GOAWAY);
      }
    }
  }

  @Test
  void aFloodOfPingsIsEnded() throws IOException {
    try (ServedPractice practice = ServedPractice.in(directory);
        Socket socket = connect(practice)) {
      for (int i = 1; i <= 20; i++) {
        ping(socket, i);
      }
      assertThat(heard(new DataInputStream(socket.getInputStream()), socket)).contains(GOAWAY);
    }
  }

  private static Socket connect(ServedPractice practice) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), practice.server.port());
    socket
        .getOutputStream()
        .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
    return socket;
  }

  private static void ping(Socket socket, int number) throws IOException {
    socket
        .getOutputStream()
        .write(new byte[] {0, 0, 8, PING, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) number});
  }

  /** The kinds of frame that come within the time between two pings; our pings' answers alone. */
  private static List<Integer> heard(DataInputStream in, Socket socket) throws IOException {
    List<Integer> kinds = new ArrayList<>();
    long end = System.nanoTime() + APART_MILLIS * 1_000_000L;
    while (true) {
      int left = (int) ((end - System.nanoTime()) / 1_000_000);
      if (left <= 0) {
        return kinds;
      }
      socket.setSoTimeout(left);
      try {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int kind = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        in.skipNBytes(4L + length);
        if (kind != PING || (flags & ACK) != 0) {
          kinds.add(kind);
        }
      } catch (SocketTimeoutException e) {
        return kinds;
      } catch (IOException e) {
        return kinds;
      }
    }
  }
}
