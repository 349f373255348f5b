package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.wire.auth.WhoAmIRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames that a server has to count, because each of them makes it keep or do something. */
class FloodTest {
  private static final String WHO_AM_I = "auth_v2.API/WhoAmI";

  /** What the kernel's buffers on both sides may take beside the server. */
  private static final long BUFFERS = 16L * 1024 * 1024;

  private static final long ENDLESS = 256L * 1024 * 1024;

  @TempDir private Path directory;
  private ServedPractice practice;

  private void serve(Limits limits) {
    practice = ServedPractice.activated(directory, Optional.empty(), limits);
  }

  @AfterEach
  void stillWell() {
    assertThat(practice.admin().whoAmI(WhoAmIRequest.getDefaultInstance()).getUsername())
        .isEqualTo("robot:admin");
    assertThat(practice.bugs).isEmpty();
    practice.close();
  }

  @Test
  void aHeaderBlockWithoutEndClosesItsConnection() throws IOException {
    serve(ServedPractice.LIMITS);
    // Full frames, small ones, and empty ones.
    for (int size : new int[] {16_000, 10, 0}) {
      try (RawHttp2 client = RawHttp2.connect(practice.server.port())) {
        client.send(RawHttp2.HEADERS, 0, 1, RawHttp2.block(WHO_AM_I, Map.of()));
        byte[] frame = RawHttp2.frame(RawHttp2.CONTINUATION, 0, 1, literals(size));
        assertThat(client.flood(frame, ENDLESS)).as("frames of " + size).isLessThan(BUFFERS);
        assertThat(client.isEnded()).isTrue();
      }
    }
  }

  /** A header whose value has so many bytes, or as many as fit. */
  private static byte[] literals(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i + 5 <= size; i += 5) {
      bytes[i + 1] = 1;
      bytes[i + 2] = 'x';
      bytes[i + 3] = 1;
      bytes[i + 4] = 'y';
    }
    return bytes;
  }

  @Test
  void tooManyHeadersAreRefusedHoweverTheyAreCompressed() throws IOException {
    serve(ServedPractice.LIMITS);
    try (RawHttp2 client = RawHttp2.connect(practice.server.port())) {
      // One entry of 100 bytes that is remembered, and then one byte for each time it comes.
      byte[] block = RawHttp2.block(WHO_AM_I, Map.of());
      byte[] bomb = new byte[block.length + 104 + 15_000];
      System.arraycopy(block, 0, bomb, 0, block.length);
      bomb[block.length] = 0x40;
      bomb[block.length + 1] = 1;
      bomb[block.length + 2] = 'x';
      bomb[block.length + 3] = 100;
      java.util.Arrays.fill(bomb, block.length + 4, block.length + 104, (byte) 'y');
      java.util.Arrays.fill(bomb, block.length + 104, bomb.length, (byte) (0x80 | 62));
      client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 1, bomb);
      // Refused as HTTP, before it is a call.
      byte[] answer = client.next(RawHttp2.HEADERS, 1).payload();
      assertThat(new String(answer, StandardCharsets.ISO_8859_1)).contains("431");
      assertThat(practice.log).isEmpty();
    }
  }

  @Test
  void callsThatAreResetAgainAndAgainCloseTheirConnection() throws IOException {
    serve(ServedPractice.LIMITS);
    try (RawHttp2 client = RawHttp2.connect(practice.server.port())) {
      byte[] block = RawHttp2.block(WHO_AM_I, Map.of());
      int calls = 0;
      try {
        for (; calls < 200_000; calls++) {
          int stream = 2 * calls + 1;
          client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, stream, block);
          client.send(RawHttp2.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
        }
      } catch (IOException e) {
        // Closed.
      }
      assertThat(calls).isLessThan(200_000);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void framesThatMakeTheServerResetCloseTheirConnection() throws IOException {
    serve(ServedPractice.LIMITS);
    try (RawHttp2 client = RawHttp2.connect(practice.server.port())) {
      byte[] block = RawHttp2.block(WHO_AM_I, Map.of());
      int calls = 0;
      try {
        for (; calls < 200_000; calls++) {
          int stream = 2 * calls + 1;
          client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, stream, block);
          // A window cannot grow by nothing: it is the server that has to reset.
          client.send(RawHttp2.WINDOW_UPDATE, 0, stream, new byte[4]);
        }
      } catch (IOException e) {
        // Closed.
      }
      assertThat(calls).isLessThan(200_000);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void answersThatNobodyReadsAreNotHeapedUp() throws IOException {
    serve(ServedPractice.LIMITS);
    // Each of these wants an answer, and this client reads none.
    for (byte[] frame :
        List.of(
            RawHttp2.frame(RawHttp2.SETTINGS, 0, 0),
            RawHttp2.frame(RawHttp2.DATA, 0, 1, new byte[1]))) {
      try (RawHttp2 client = RawHttp2.connect(practice.server.port())) {
        client.wholeCall(1, WHO_AM_I, Map.of());
        client.next(RawHttp2.HEADERS, 1);
        byte[] many = new byte[frame.length * 1000];
        for (int i = 0; i < 1000; i++) {
          System.arraycopy(frame, 0, many, i * frame.length, frame.length);
        }
        assertThat(client.flood(many, ENDLESS)).isLessThan(2 * BUFFERS);
      }
    }
  }

  @Test
  void whoReadsNoAnswersHoldsNoPlaces() throws Exception {
    serve(new Limits(200, 20, 20, Duration.ofSeconds(2), Duration.ofSeconds(60)));
    String token = practice.admin.orElseThrow().reveal();
    List<RawHttp2> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        // An initial window of nothing: no byte of an answer may be sent.
        byte[] noWindow = ByteBuffer.allocate(6).putShort((short) 4).putInt(0).array();
        RawHttp2 client = RawHttp2.connect(practice.server.port(), noWindow);
        client.wholeCall(1, WHO_AM_I, Map.of("authn-token", token));
        clients.add(client);
      }
      for (RawHttp2 client : clients) {
        assertThat(client.isEnded()).isTrue();
      }
    } finally {
      for (RawHttp2 client : clients) {
        client.close();
      }
    }
  }
}
