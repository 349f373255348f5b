package io.pachsh.bench;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.pachsh.access.Resource;
import io.pachsh.pachd.FakePachd;
import io.pachsh.pachd.Heard;
import io.pachsh.pachd.Meddler;
import io.pachsh.pachd.PachdCluster;
import io.pachsh.pachd.connection.Endpoint;
import io.pachsh.pachd.connection.NoticeListener;
import io.pachsh.secret.Secret;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetRoleBindingRequest;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import io.pachsh.wire.auth.RoleBinding;
import io.pachsh.wire.auth.Roles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands on a real cluster, all of a script's over one connection: {@code auth get cluster},
 * against the bare stub of the call that it makes; on loopback, and through a proxy that adds 1 ms.
 * Run by {@code scripts/bench remote [ROUNDS]}.
 */
final class RemoteBenchmark {
  private static final int WARM_UP_ROUNDS = 5;
  private static final long HALF_A_MILLISECOND = 500_000;
  private static final Optional<Secret> TOKEN = Optional.of(Secret.of("token-of-the-benchmark"));

  private final Path work = Files.createTempDirectory("pachsh-bench");
  private final Report report = new Report();
  private final int rounds;

  private RemoteBenchmark(int rounds) throws IOException {
    this.rounds = rounds;
  }

  public static void main(String[] args) throws Exception {
    RemoteBenchmark benchmark =
        new RemoteBenchmark(args.length > 0 ? Integer.parseInt(args[0]) : 7);
    try (FakePachd pachd = FakePachd.start();
        Meddler proxy = new Meddler(pachd.port(), HALF_A_MILLISECOND)) {
      GetRoleBindingResponse binding = binding();
      pachd.forgetful().answers(APIGrpc.getGetRoleBindingMethod(), it -> binding);
      benchmark.measure("loopback", pachd.port(), 5_000, 1.5);
      benchmark.measure("a proxy that adds 1 ms", proxy.port(), 500, 1.1);
    }
    System.exit(benchmark.report.everyBudgetKept() ? 0 : 1);
  }

  private void measure(String where, int port, int calls, double budget) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("connect grpc://127.0.0.1:" + port + " --alias bench");
    lines.addAll(Collections.nCopies(calls, "auth get cluster"));
    Path script = Files.write(work.resolve("script-" + port), lines);
    Endpoint endpoint = new Endpoint(new Endpoint.Port("127.0.0.1", port), new Endpoint.Plain());
    ManagedChannel channel =
        OkHttpChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().directExecutor().build();
    try (PachdCluster cluster =
        new PachdCluster(endpoint, new Silence(), Map.of(), Heard.NO_DEVICES, Clock.systemUTC())) {
      Runnable stub = bare(channel);
      String base = "%,d calls of the bare stub, %s".formatted(calls, where);
      String call = "%,d calls of pachsh's caller, %s".formatted(calls, where);
      String command = "%,d commands, %s".formatted(calls, where);
      Rounds measured =
          new Rounds()
              .add(base, () -> timed(calls, stub))
              .add(
                  call, () -> timed(calls, () -> cluster.as(TOKEN).bindings().of(Resource.CLUSTER)))
              .add(command, () -> timed(1, () -> PachshInProcess.run("-f", script.toString())));
      measured.run(WARM_UP_ROUNDS);
      measured.forget();
      measured.run(rounds);
      report.base(base, measured.median(base));
      report.atMost(call, measured.median(call), measured.ratio(call, base), budget);
      report.atMost(command, measured.median(command), measured.ratio(command, base), budget);
    } finally {
      channel.shutdownNow();
    }
  }

  private static Runnable bare(ManagedChannel channel) {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER),
        TOKEN.orElseThrow().reveal());
    APIGrpc.APIBlockingStub stub =
        APIGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    GetRoleBindingRequest request =
        GetRoleBindingRequest.newBuilder()
            .setResource(WireWords.resource(Resource.CLUSTER))
            .build();
    return () -> stub.getRoleBinding(request);
  }

  private static Duration timed(int times, Runnable work) {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static GetRoleBindingResponse binding() {
    RoleBinding.Builder binding = RoleBinding.newBuilder();
    for (int i = 0; i < 3; i++) {
      binding.putEntries(
          "user:person" + i + "@example.com",
          Roles.newBuilder().putRoles("repoReader", true).build());
    }
    return GetRoleBindingResponse.newBuilder().setBinding(binding).build();
  }

  /** A listener to nothing. */
  private static final class Silence implements NoticeListener {
    @Override
    public void deploymentId(String id) {}

    @Override
    public void change() {}

    @Override
    public void notice(String sentence) {}
  }
}
