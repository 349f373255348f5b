package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.failure.Failure;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetRobotTokenRequest;
import io.pachsh.wire.auth.RevokeAuthTokenRequest;
import io.pachsh.wire.auth.WhoAmIRequest;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send too much, too slowly, too often, or no gRPC at all. */
class HostileTest {
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** An empty SETTINGS frame. */
  private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

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
  void refusesAMessageOfMoreThanTwentyMebibytes() {
    serve(ServedPractice.LIMITS);
    String large = "x".repeat(20 * 1024 * 1024 - 100);
    assertThat(
            practice
                .admin()
                .revokeAuthToken(RevokeAuthTokenRequest.newBuilder().setToken(large).build())
                .getNumber())
        .isZero();
    assertThatThrownBy(
            () ->
                practice
                    .admin()
                    .revokeAuthToken(
                        RevokeAuthTokenRequest.newBuilder().setToken(large + large).build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isNotEqualTo(Status.Code.OK));
  }

  @Test
  void answersWhatItDoesNotServeInPachdsWords() {
    serve(ServedPractice.LIMITS);
    ManagedChannel channel = practice.channel();
    var state = io.pachsh.wire.enterprise.APIGrpc.getGetStateMethod();
    assertThatThrownBy(
            () ->
                ClientCalls.blockingUnaryCall(
                    channel,
                    state,
                    CallOptions.DEFAULT,
                    io.pachsh.wire.enterprise.GetStateRequest.getDefaultInstance()))
        .hasMessage("UNIMPLEMENTED: unknown service enterprise_v2.API");
    assertThatThrownBy(
            () ->
                ClientCalls.blockingUnaryCall(
                    channel,
                    APIGrpc.getWhoAmIMethod().toBuilder()
                        .setFullMethodName("auth_v2.API/Nothing")
                        .build(),
                    CallOptions.DEFAULT,
                    WhoAmIRequest.getDefaultInstance()))
        .hasMessage("UNIMPLEMENTED: unknown method Nothing for service auth_v2.API");
  }

  @Test
  void ignoresMetadataAndFieldsThatItDoesNotKnow() {
    serve(ServedPractice.LIMITS);
    Metadata metadata = ServedPractice.metadata(practice.admin.orElseThrow().reveal());
    for (String key : List.of("command", "userid", "prefix", "pach-transaction", "x-anything")) {
      metadata.put(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER), "pachctl auth whoami");
    }
    assertThat(WireCall.named("auth_v2.API/WhoAmI").send(practice.channel(), "", metadata))
        .containsExactly("username: \"robot:admin\"");
    assertThat(
            WireCall.named("admin_v2.API/InspectCluster")
                .send(practice.channel(), "", new Metadata()))
        .hasSize(1);
  }

  @Test
  void tellsToolsThatItIsWell() {
    serve(ServedPractice.LIMITS);
    assertThat(
            HealthGrpc.newBlockingStub(practice.channel())
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus())
        .isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void closesConnectionsThatSpeakSomethingElse() throws IOException {
    serve(ServedPractice.LIMITS);
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      byte[] garbage = new byte[1 + random.nextInt(2000)];
      random.nextBytes(garbage);
      ended(garbage);
    }
    ended("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    // A frame that claims to be larger than frames may be.
    byte[] frame = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0, 0, 1};
    ended(PREFACE, SETTINGS, frame);
    // Headers that cannot be decompressed.
    ended(PREFACE, SETTINGS, new byte[] {0, 0, 2, 1, 4, 0, 0, 0, 1, (byte) 0xff, (byte) 0xff});
  }

  @Test
  void closesConnectionsThatAreTooSlowToBegin() throws IOException {
    serve(new Limits(200, 100, 20, Duration.ofSeconds(60), Duration.ofSeconds(2)));
    ended(new byte[0]);
    ended("PRI * HT".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void closesConnectionsBeyondTheLimit() throws IOException {
    serve(new Limits(30, 100, 20, Duration.ofSeconds(60), Duration.ofSeconds(60)));
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 30; i++) {
        Socket socket = connect();
        socket.getOutputStream().write(PREFACE);
        socket.getOutputStream().write(SETTINGS);
        assertThat(socket.getInputStream().read()).isNotNegative();
        sockets.add(socket);
      }
      ended(PREFACE, SETTINGS);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (practice.server.connections() > 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(practice.server.connections()).isZero();
  }

  @Test
  void endsACallWhoseRequestNeverComes() throws Exception {
    serve(new Limits(200, 100, 20, Duration.ofSeconds(2), Duration.ofSeconds(60)));
    var ended = new java.util.concurrent.CompletableFuture<Status>();
    var call = practice.channel().newCall(streamed(), CallOptions.DEFAULT);
    call.start(
        new io.grpc.ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            ended.complete(status);
          }
        },
        new Metadata());
    Status status = ended.get(20, java.util.concurrent.TimeUnit.SECONDS);
    assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertThat(status.getDescription()).isEqualTo("the call took too long");
  }

  @Test
  void refusesCallsBeyondTheLimit() throws Exception {
    serve(new Limits(200, 3, 20, Duration.ofSeconds(60), Duration.ofSeconds(60)));
    ManagedChannel channel = practice.channel();
    List<io.grpc.ClientCall<?, ?>> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      var call = channel.newCall(streamed(), CallOptions.DEFAULT);
      call.start(new io.grpc.ClientCall.Listener<>() {}, new Metadata());
      open.add(call);
    }
    // A call can overtake those that wait for the connection.
    Status refused = Status.OK;
    long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (refused.getCode() != Status.Code.RESOURCE_EXHAUSTED && System.nanoTime() < patience) {
      refused = status(channel);
    }
    assertThat(refused.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(refused.getDescription())
        .isEqualTo("too many calls are under way: try again in a moment");
    open.forEach(call -> call.cancel("enough", null));
    Status.Code code;
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    do {
      code = code(channel);
    } while (code == Status.Code.RESOURCE_EXHAUSTED && System.nanoTime() < deadline);
    assertThat(code).isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void neverNotesATokenOrAStack() {
    serve(ServedPractice.LIMITS);
    String token =
        practice
            .admin()
            .getRobotToken(GetRobotTokenRequest.newBuilder().setRobot("ci").build())
            .getToken();
    practice.admin().revokeAuthToken(RevokeAuthTokenRequest.newBuilder().setToken(token).build());
    assertThat(practice.log.toString())
        .contains("GetRobotToken", "robot:admin", "RevokeAuthToken", "OK")
        .doesNotContain(token)
        .doesNotContain(practice.admin.orElseThrow().reveal());
  }

  @Test
  void isNotServedTwiceNorUnderAnotherOwner() {
    serve(ServedPractice.LIMITS);
    EmbeddedCluster second = ServedPractice.open(directory, practice.party);
    assertThatThrownBy(
            () ->
                ApiServer.start(
                    second,
                    new ServeSettings(
                        ApiServer.loopback(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        ServedPractice.LIMITS),
                    practice.silent(),
                    Clock.systemUTC()))
        .hasMessageContaining("is being changed by another pachsh");
    assertThatThrownBy(
            () ->
                ApiServer.start(
                    ServedPractice.open(directory.resolve("other"), practice.party),
                    new ServeSettings(
                        ApiServer.loopback(),
                        practice.server.port(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        ServedPractice.LIMITS),
                    practice.silent(),
                    Clock.systemUTC()))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.sentence())
                  .startsWith("Port " + practice.server.port() + " cannot be opened: ");
              assertThat(failure.hint().orElseThrow()).contains("--port ");
            });
  }

  /** A call whose head is sent at once: of a unary one it waits for the request. */
  private static MethodDescriptor<WhoAmIRequest, WhoAmIResponse> streamed() {
    return APIGrpc.getWhoAmIMethod().toBuilder()
        .setType(MethodDescriptor.MethodType.CLIENT_STREAMING)
        .build();
  }

  private static Status.Code code(ManagedChannel channel) {
    return status(channel).getCode();
  }

  private static Status status(ManagedChannel channel) {
    try {
      APIGrpc.newBlockingStub(channel).whoAmI(WhoAmIRequest.getDefaultInstance());
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), practice.server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Sends that, and reads until the server closes, which it must. */
  private void ended(byte[]... parts) throws IOException {
    try (Socket socket = connect()) {
      for (byte[] part : parts) {
        socket.getOutputStream().write(part);
      }
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        // What it says before it closes is its own affair.
      }
    } catch (SocketException e) {
      // Closed while we were writing: just as good.
    }
  }
}
