package io.pachsh.bench;

import io.pachsh.config.Address;
import io.pachsh.config.Kubeconfig;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.KubeStandIn;
import io.pachsh.network.Dialer;
import io.pachsh.network.Network;
import io.pachsh.pachd.FakePachd;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
 * Commands on a pachd through the API of a Kubernetes cluster, all of a script's through one
 * tunnel, against the same on a direct channel; and how long a tunnel takes to open. Run by {@code
 * scripts/bench kubernetes [ROUNDS]}.
 */
final class KubernetesBenchmark {
  private static final int COMMANDS = 10_000;
  private static final int WARM_UP_ROUNDS = 4;

  private final Path work = Files.createTempDirectory("pachsh-bench");
  private final Report report = new Report();
  private final int rounds;

  private KubernetesBenchmark(int rounds) throws IOException {
    this.rounds = rounds;
  }

  public static void main(String[] args) throws Exception {
    KubernetesBenchmark benchmark =
        new KubernetesBenchmark(args.length > 0 ? Integer.parseInt(args[0]) : 7);
    try (FakePachd pachd = FakePachd.start();
        KubeStandIn kubernetes = KubeStandIn.start().pachd("data", "pachd-0", pachd.port())) {
      GetRoleBindingResponse binding = GetRoleBindingResponse.getDefaultInstance();
      pachd.forgetful().answers(APIGrpc.getGetRoleBindingMethod(), it -> binding);
      Path file = kubernetes.kubeconfig(benchmark.work.resolve("kube.yaml"), "data");
      Map<String, String> environment = Map.of("KUBECONFIG", file.toString());
      try (KubeClients clients =
          new KubeClients(
              name -> Optional.ofNullable(environment.get(name)),
              () -> benchmark.work,
              Map.of(),
              () -> Network.DIRECT,
              Clock.systemUTC())) {
        benchmark.measure(
            pachd.port(),
            file,
            clients.dialer(new Address.Kubernetes(Kubeconfig.Pointer.NONE, false)));
      }
    }
    System.exit(benchmark.report.everyBudgetKept() ? 0 : 1);
  }

  private void measure(int port, Path kubeconfig, Dialer dialer) throws Exception {
    Duration first = timed(() -> open(dialer));
    Path near = script("connect grpc://127.0.0.1:" + port + " --alias near");
    Path far = script("export KUBECONFIG=" + kubeconfig, "connect --kube --alias far");
    String base = "%,d commands on a direct channel".formatted(COMMANDS);
    String tunnelled = "%,d commands through a tunnel".formatted(COMMANDS);
    String opening = "a tunnel opened";
    Rounds measured =
        new Rounds()
            .add(base, () -> timed(() -> PachshInProcess.run("-f", near.toString())))
            .add(tunnelled, () -> timed(() -> PachshInProcess.run("-f", far.toString())))
            .add(opening, () -> timed(() -> open(dialer)));
    measured.run(WARM_UP_ROUNDS);
    measured.forget();
    measured.run(rounds);
    report.base(base, measured.median(base));
    report.atMost(tunnelled, measured.median(tunnelled), measured.ratio(tunnelled, base), 1.6);
    report.base(opening, measured.median(opening));
    report.base("the first tunnel, Kubernetes' client included", first);
  }

  private Path script(String... first) throws IOException {
    List<String> lines = new ArrayList<>(List.of(first));
    lines.addAll(Collections.nCopies(COMMANDS, "auth get cluster"));
    return Files.write(work.resolve("script-" + lines.get(0).hashCode()), lines);
  }

  /** Opens a tunnel, and waits until the first byte of the pachd behind it has come. */
  private static void open(Dialer dialer) {
    try (Socket socket = dialer.dial()) {
      socket
          .getOutputStream()
          .write(
              "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"
                  .getBytes(StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() < 0) {
        throw new IllegalStateException("the tunnel ended");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
