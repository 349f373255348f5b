package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.RelyingParty.PendingLogin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Others at the callback's port, from the browser's own machine. */
class CallbackFloodTest {
  @Test
  void requestsThatNeverEndKeepNoBrowserOut() throws Exception {
    List<Socket> open = new ArrayList<>();
    try (Trial trial = new Trial();
        PendingLogin login = trial.open()) {
      URI callback = URI.create(trial.redirectUri);
      for (int i = 0; i < 600; i++) {
        open.add(unfinished(callback, i));
      }
      long start = System.nanoTime();
      assertThat(trial.walk(login).page().status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static Socket unfinished(URI callback, int kind) throws IOException {
    Socket socket = new Socket(InetAddress.getByName(callback.getHost()), callback.getPort());
    String head = " " + callback.getPath() + "?state=x&code=y HTTP/1.1\r\nHost: localhost\r\n";
    String part =
        switch (kind % 3) {
          case 0 -> "GET" + head + "Content-Length: 100\r\n\r\nx";
          case 1 -> "GET" + head;
          default -> "";
        };
    socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
