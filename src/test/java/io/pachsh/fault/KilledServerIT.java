package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.pachsh.LongRun;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ActivateRequest;
import io.pachsh.wire.auth.ExtractAuthTokensRequest;
import io.pachsh.wire.auth.GetRobotTokenRequest;
import io.pachsh.wire.auth.WhoAmIRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole program while it serves a cluster to several clients, again and again: the next
 * one that serves goes on by itself with every answered change, and at most what was under way
 * beside. In the end it is asked to stop in order, and leaves a snapshot. {@code
 * -Dpachsh.kills=100} kills more often.
 */
@Tag(LongRun.TAG)
class KilledServerIT {
  private static final int KILLS = LongRun.cases("kills", 6, 100);
  private static final int CLIENTS = 8;
  private static final String ROOT = "root-token-of-the-killed-one";
  private static final Pattern PORT = Pattern.compile("grpc://127\\.0\\.0\\.1:(\\d+)");
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER);

  @TempDir private Path directory;
  private final Random random = new Random(5);
  private final Queue<String> answered = new ConcurrentLinkedQueue<>();
  private int underWay;

  /** How many of the answered have been looked for since they were answered. */
  private int checked;

  @Test
  void whatWasAnsweredSurvivesAKillWithoutRecovering() throws Exception {
    try (Piped pachsh = serve()) {
      ManagedChannel channel = channel(pachsh);
      APIGrpc.newBlockingStub(channel)
          .activate(ActivateRequest.newBuilder().setRootToken(ROOT).build());
      changeUntilKilled(pachsh, channel);
    }
    for (int kill = 2; kill <= KILLS; kill++) {
      try (Piped pachsh = serve()) {
        ManagedChannel channel = channel(pachsh);
        check(channel);
        changeUntilKilled(pachsh, channel);
      }
    }
    try (Piped pachsh = serve()) {
      ManagedChannel channel = channel(pachsh);
      checked = 0;
      check(channel);
      channel.shutdownNow();
      pachsh.process().destroy();
      assertThat(pachsh.process().waitFor()).isEqualTo(143);
    }
    assertThat(directory.resolve("clusters/local/journal")).isEmptyFile();
    assertThat(Files.readString(directory.resolve("clusters/local/snapshot.json")))
        .contains("robot:c0", "robot:c" + (CLIENTS - 1));
    LongRun.report("kills of a server", KILLS, 0);
  }

  private Piped serve() throws Exception {
    return Piped.start(directory, "serve", "--port", "0", "--allow-activate");
  }

  private static ManagedChannel channel(Piped pachsh) throws Exception {
    Matcher port = PORT.matcher(pachsh.line());
    assertThat(port.find()).isTrue();
    return OkHttpChannelBuilder.forAddress(
            "127.0.0.1", Integer.parseInt(port.group(1)), InsecureChannelCredentials.create())
        .build();
  }

  private static APIGrpc.APIBlockingStub as(ManagedChannel channel, String token) {
    Metadata metadata = new Metadata();
    metadata.put(TOKEN, token);
    return APIGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
  }

  /**
   * Everything that was answered since the last look is there, and at most what was under way at
   * each kill beside.
   */
  private void check(ManagedChannel channel) {
    List<String> all = List.copyOf(answered);
    for (String token : all.subList(checked, all.size())) {
      assertThat(as(channel, token).whoAmI(WhoAmIRequest.getDefaultInstance()).getUsername())
          .startsWith("robot:c");
    }
    checked = all.size();
    int tokens =
        as(channel, ROOT)
            .extractAuthTokens(ExtractAuthTokensRequest.getDefaultInstance())
            .getTokensCount();
    assertThat(tokens).isBetween(answered.size(), answered.size() + underWay);
  }

  private void changeUntilKilled(Piped pachsh, ManagedChannel channel) throws Exception {
    List<Thread> clients = new ArrayList<>();
    AtomicInteger before = new AtomicInteger(answered.size());
    for (int i = 0; i < CLIENTS; i++) {
      GetRobotTokenRequest request = GetRobotTokenRequest.newBuilder().setRobot("c" + i).build();
      APIGrpc.APIBlockingStub root = as(channel, ROOT);
      Thread client =
          new Thread(
              () -> {
                try {
                  while (true) {
                    answered.add(root.getRobotToken(request).getToken());
                  }
                } catch (StatusRuntimeException e) {
                  // It was killed.
                }
              });
      client.start();
      clients.add(client);
    }
    while (answered.size() < before.get() + CLIENTS * 3) {
      Thread.onSpinWait();
    }
    LockSupport.parkNanos(random.nextInt(100_000_000));
    pachsh.kill();
    for (Thread client : clients) {
      client.join();
    }
    underWay += CLIENTS;
    channel.shutdownNow();
  }
}
