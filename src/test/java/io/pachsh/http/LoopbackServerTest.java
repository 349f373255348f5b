package io.pachsh.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests as they come over a socket, whole, in parts, behind one another, or never. */
class LoopbackServerTest {
  private static final String HOST = "Host: localhost\r\n";

  private final List<Socket> open = new ArrayList<>();
  private final CompletableFuture<Response> later = new CompletableFuture<>();
  private final LoopbackServer server;

  LoopbackServerTest() throws IOException {
    server = LoopbackServer.start(LoopbackHost.addresses("127.0.0.1").orElseThrow(), 0, echo());
  }

  /** Answers with what it was asked; refuses /no by its head, and answers /later later. */
  private Handler echo() {
    return new Handler() {
      @Override
      public Response handle(Request request) {
        return Response.text(200, request.method() + " " + request.path() + " " + request.body());
      }

      @Override
      public Optional<Response> refuse(Request head) {
        return head.path().equals("/no")
            ? Optional.of(Response.text(403, "not this"))
            : Optional.empty();
      }

      @Override
      public CompletableFuture<Response> answer(Request request, Peer peer) {
        return request.path().equals("/later")
            ? later
            : CompletableFuture.completedFuture(handle(request));
      }
    };
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    server.close();
  }

  private Socket send(String text) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port());
    open.add(socket);
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void answersRequestsThatComeBehindOneAnother() throws IOException {
    String first = "POST /a HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\n\r\nabc";
    String second =
        "POST /b HTTP/1.1\r\n"
            + HOST
            + "Transfer-Encoding: chunked\r\n\r\n2\r\nde\r\n1\r\nf\r\n0\r\n\r\n";
    String third = "GET /c HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
    assertThat(rest(send(first + second + third)))
        .containsSubsequence("POST /a abc", "POST /b def", "GET /c ");
  }

  @Test
  void answersARequestThatComesByteByByte() throws IOException {
    Socket socket = send("");
    OutputStream out = socket.getOutputStream();
    String request =
        "POST /a HTTP/1.1\r\n" + HOST + "Connection: close\r\nContent-Length: 2\r\n\r\nxy";
    for (byte b : request.getBytes(StandardCharsets.US_ASCII)) {
      out.write(b);
      out.flush();
    }
    assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").endsWith("POST /a xy");
  }

  @Test
  void answersAClientThatClosesItsSideAndReads() throws IOException {
    Socket socket = send("GET /a HTTP/1.1\r\n" + HOST + "\r\n");
    socket.shutdownOutput();
    assertThat(rest(socket)).startsWith("HTTP/1.1 200 ").endsWith("GET /a ");
  }

  @Test
  void answersAHeadRequestWithoutABody() throws IOException {
    assertThat(rest(send("HEAD /a HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n")))
        .contains("Content-length: 8\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void asksForABodyThatWaitsToBeAskedFor() throws IOException {
    Socket socket =
        send(
            "POST /a HTTP/1.1\r\n"
                + HOST
                + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    byte[] asked = socket.getInputStream().readNBytes(12);
    assertThat(new String(asked, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
    socket.getOutputStream().write("xy".getBytes(StandardCharsets.US_ASCII));
    assertThat(rest(socket)).contains("HTTP/1.1 200 ").endsWith("POST /a xy");
  }

  @Test
  void refusesByTheHeadAlone() throws IOException {
    assertThat(rest(send("POST /no HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\n")))
        .startsWith("HTTP/1.1 403 ")
        .endsWith("not this");
    assertThat(rest(send("POST /a HTTP/1.1\r\n" + HOST + "Content-Length: 70000\r\n\r\n")))
        .startsWith("HTTP/1.1 413 ");
    assertThat(rest(send("GET /a HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")))
        .startsWith("HTTP/1.1 421 ");
    assertThat(rest(send("what is this?\r\n\r\n"))).startsWith("HTTP/1.1 400 ");
    assertThat(rest(send("GET /a HTTP/1.1\r\n" + HOST + "X: " + "y".repeat(40_000) + "\r\n\r\n")))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void cancelsWhatAClientDoesNotWaitFor() throws Exception {
    Socket socket = send("GET /later HTTP/1.1\r\n" + HOST + "\r\n");
    // Answered behind it, so that it is surely there.
    assertThat(rest(send("GET /a HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n")))
        .startsWith("HTTP/1.1 200 ");
    socket.close();
    CompletableFuture<Boolean> cancelled = later.handle((response, failure) -> failure != null);
    assertThat(cancelled.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void thoseWhoDoNotFinishGiveWay() throws IOException {
    String[] parts = {
      "POST /a HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\nx", "GET /a HTTP/1.1\r\nHo", ""
    };
    for (int i = 0; i < ConnectionLimit.MOST + 100; i++) {
      send(parts[i % 3]);
    }
    long start = System.nanoTime();
    assertThat(rest(send("GET /a HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n")))
        .startsWith("HTTP/1.1 200 ");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    assertThat(rest(open.get(0))).isEmpty();
  }

  @Test
  void aBodyHasADeadline() throws IOException {
    assertThat(rest(send("POST /a HTTP/1.1\r\n" + HOST + "Content-Length: 9\r\n\r\nx"))).isEmpty();
  }
}
