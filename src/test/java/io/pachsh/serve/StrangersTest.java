package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import io.pachsh.Background;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc.APIBlockingStub;
import io.pachsh.wire.auth.AuthenticateRequest;
import io.pachsh.wire.auth.GetOIDCLoginRequest;
import io.pachsh.wire.auth.WhoAmIRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients without a token who take whatever they get, and one beside them, from the same address,
 * who only wants to work.
 */
class StrangersTest {
  private static final String WHO_AM_I = "auth_v2.API/WhoAmI";
  private static final String LOGIN = "auth_v2.API/GetOIDCLogin";

  @TempDir private Path directory;
  private ServedPractice practice;
  private final List<AutoCloseable> open = new ArrayList<>();

  private void serve(Limits limits) {
    practice = ServedPractice.activated(directory, Optional.empty(), limits);
    practice
        .inside()
        .configuration()
        .set(
            new AuthConfiguration.Pachctl(
                new OidcClient(
                    TestParty.ISSUER,
                    "pachd",
                    Secret.of("hush"),
                    "http://localhost:30657/authorization-code/callback"),
                List.of("email"),
                false,
                false,
                ""),
            0,
            false);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    assertThat(practice.bugs).isEmpty();
    practice.close();
  }

  private RawHttp2 connect() throws IOException {
    RawHttp2 client = RawHttp2.connect(practice.server.port());
    open.add(client);
    return client;
  }

  private void bothAreAnswered() {
    assertThat(
            practice
                .admin()
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .whoAmI(WhoAmIRequest.getDefaultInstance())
                .getUsername())
        .isEqualTo("robot:admin");
    assertThatThrownBy(
            () ->
                practice
                    .as()
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .whoAmI(WhoAmIRequest.getDefaultInstance()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("UNAUTHENTICATED");
  }

  @Test
  void aThousandCallsWithoutARequestKeepNobodyOut() throws Exception {
    serve(Limits.USUAL);
    for (int i = 0; i < 20; i++) {
      RawHttp2 client = connect();
      for (int call = 0; call < 50; call++) {
        client.call(2 * call + 1, WHO_AM_I, Map.of());
      }
      // Whoever is heard behind them comes behind them.
      client.wholeCall(1001, WHO_AM_I, Map.of());
      client.next(RawHttp2.HEADERS, 1001);
    }
    bothAreAnswered();
  }

  @Test
  void aThousandIdleConnectionsKeepNobodyOutAndTakeNoThreads() throws Exception {
    serve(Limits.USUAL);
    int before = Thread.activeCount();
    for (int i = 0; i < Limits.USUAL.connections(); i++) {
      // Answered, so that the server has it.
      connect().next(RawHttp2.SETTINGS, 0);
    }
    assertThat(Thread.activeCount() - before).isLessThan(50);
    bothAreAnswered();
  }

  @Test
  void aRequestThatIsNotAllowedIsRefusedBeforeItComes() throws Exception {
    serve(ServedPractice.LIMITS);
    RawHttp2 client = connect();
    client.call(1, "auth_v2.API/GetUsers", Map.of("authn-token", "no-such-token"));
    RawHttp2.Frame answer = client.next(RawHttp2.HEADERS, 1);
    assertThat(answer.flags() & RawHttp2.END_STREAM).isNotZero();
  }

  @Test
  void aLargeRequestOfAStrangerIsNotKept() throws Exception {
    serve(ServedPractice.LIMITS);
    assertThatThrownBy(
            () ->
                practice
                    .as()
                    .authenticate(
                        AuthenticateRequest.newBuilder()
                            .setIdToken("x".repeat(19 * 1024 * 1024))
                            .build()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageNotContaining("UNKNOWN");
    bothAreAnswered();
  }

  @Test
  void pendingLoginsKeepNobodyFromLoggingIn() throws Exception {
    serve(Limits.USUAL);
    APIBlockingStub person = practice.as();
    String state = person.getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance()).getState();
    String returned = person.getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance()).getState();
    practice.party.signIn(returned, "first@example.com");
    RawHttp2 attacker = connect();
    int stream = 1;
    for (int round = 0; round < 10_000 / 50 + 2; round++) {
      for (int i = 0; i < 50; i++, stream += 2) {
        attacker.wholeCall(stream, LOGIN, Map.of());
      }
      for (int answered = 0; answered < 50; ) {
        RawHttp2.Frame frame = attacker.next();
        if (frame.kind() == RawHttp2.HEADERS && (frame.flags() & RawHttp2.END_STREAM) != 0) {
          answered++;
        }
      }
    }
    CompletableFuture<String> waiting = Background.call(() -> authenticate(person, state));
    practice.party.signIn(state, "second@example.com");
    String second = waiting.get(20, TimeUnit.SECONDS);
    assertThat(practice.as(second).whoAmI(WhoAmIRequest.getDefaultInstance()).getUsername())
        .isEqualTo("user:second@example.com");
    String first = authenticate(practice.as(), returned);
    assertThat(practice.as(first).whoAmI(WhoAmIRequest.getDefaultInstance()).getUsername())
        .isEqualTo("user:first@example.com");
    // The attacker's oldest are the ones that are gone, and no more than have to be.
    long closed =
        practice.party.open.values().stream().filter(CompletableFuture::isCancelled).count();
    assertThat(closed).isBetween(100L, 400L);
  }

  @Test
  void aLoginWhoseBrowserCameBackIsNotLostToOthers() {
    serve(new Limits(200, 100, 20, Duration.ofSeconds(60), Duration.ofSeconds(60)));
    APIBlockingStub all = practice.as();
    List<String> returned = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      returned.add(all.getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance()).getState());
      practice.party.signIn(returned.get(i), "person" + i + "@example.com");
    }
    for (int i = 0; i < 60; i++) {
      var unused = all.getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance());
    }
    for (String state : returned) {
      assertThat(authenticate(all, state)).hasSize(32);
    }
  }

  @Test
  void whoAnswersTheirOwnLoginsCannotFillTheRoom() {
    serve(new Limits(200, 100, 20, Duration.ofSeconds(60), Duration.ofSeconds(60)));
    String state = practice.as().getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance()).getState();
    APIBlockingStub attacker = practice.as();
    for (int i = 0; i < 100; i++) {
      practice.party.refuse(
          attacker.getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance()).getState(), "no code");
    }
    practice.party.signIn(state, "person@example.com");
    assertThat(authenticate(practice.as(), state)).hasSize(32);
  }

  @Test
  void manyWhoWaitForTheirBrowserKeepNobodyOut() throws Exception {
    serve(ServedPractice.LIMITS);
    APIBlockingStub attacker = practice.as();
    List<CompletableFuture<String>> waiting = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      String state = attacker.getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance()).getState();
      waiting.add(Background.call(() -> authenticate(attacker, state)));
    }
    APIBlockingStub person = practice.as();
    String state = person.getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance()).getState();
    CompletableFuture<String> token = Background.call(() -> authenticate(person, state));
    practice.party.signIn(state, "person@example.com");
    assertThat(token.get(20, TimeUnit.SECONDS)).hasSize(32);
    assertThat(waiting).anyMatch(CompletableFuture::isCompletedExceptionally);
  }

  @Test
  void bodiesThatNeverComeKeepNobodyFromTheGateway() throws Exception {
    serve(ServedPractice.LIMITS);
    int port = practice.server.gatewayPort().orElseThrow();
    String head =
        "POST /api/auth_v2.API/WhoAmI HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\n";
    // More than there may be connections: requests without a body, without an end, and nothing.
    for (int i = 0; i < 600; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      open.add(socket);
      String part =
          switch (i % 3) {
            case 0 -> head + "Content-Length: 1000\r\n\r\n{";
            case 1 -> head;
            default -> "";
          };
      socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
    }
    String token = practice.admin.orElseThrow().reveal();
    long start = System.nanoTime();
    assertThat(
            exchange(
                port,
                head
                    + "Connection: close\r\nAuthn-Token: "
                    + token
                    + "\r\nContent-Length: 2\r\n\r\n{}"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\"robot:admin\"");
    assertThat(exchange(port, head + "Connection: close\r\nContent-Length: 2\r\n\r\n{}"))
        .startsWith("HTTP/1.1 401 ");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void theGatewayJudgesByTheHead() throws Exception {
    serve(ServedPractice.LIMITS);
    int port = practice.server.gatewayPort().orElseThrow();
    String body = "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
    String host = "Host: localhost\r\n";
    assertThat(exchange(port, "POST /api/auth_v2.API/GetUsers HTTP/1.1\r\n" + host + body))
        .startsWith("HTTP/1.1 401 ");
    assertThat(
            exchange(
                port,
                "POST /api/auth_v2.API/WhoAmI HTTP/1.1\r\n" + host + "Origin: http://x\r\n" + body))
        .startsWith("HTTP/1.1 403 ");
    assertThat(exchange(port, "POST /api/auth_v2.API/WhoAmI HTTP/1.1\r\nHost: x\r\n" + body))
        .startsWith("HTTP/1.1 421 ");
    assertThat(
            exchange(
                port,
                "POST /api/auth_v2.API/WhoAmI HTTP/1.1\r\n"
                    + host
                    + "Content-Type: application/json\r\nContent-Length: 99999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  /** Sends that, whether or not it is a whole request, and reads the answer. */
  private static String exchange(int port, String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String authenticate(APIBlockingStub stub, String state) {
    return stub.authenticate(AuthenticateRequest.newBuilder().setOidcState(state).build())
        .getPachToken();
  }
}
