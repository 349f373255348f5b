package io.pachsh.bench;

import io.pachsh.access.Resource;
import io.pachsh.config.Address;
import io.pachsh.config.Kubeconfig;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.KubeStandIn;
import io.pachsh.network.Dialer;
import io.pachsh.network.Network;
import io.pachsh.pachd.FakePachd;
import io.pachsh.pachd.Heard;
import io.pachsh.pachd.PachdCluster;
import io.pachsh.pachd.connection.Endpoint;
import io.pachsh.pachd.connection.NoticeListener;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Calls to a pachd through the API of a Kubernetes cluster, against the same on a direct channel,
 * and how long a tunnel takes to open. Run by {@code scripts/bench kubernetes [ROUNDS]}.
 */
final class KubernetesBenchmark {
  private static final int CALLS = 2_000;
  private static final int TUNNELS = 20;
  private static final int WARM_UP_ROUNDS = 3;
  private static final Optional<Secret> TOKEN = Optional.of(Secret.of("token-of-the-benchmark"));

  private KubernetesBenchmark() {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
    Report report = new Report();
    try (FakePachd pachd = FakePachd.start();
        KubeStandIn kubernetes = KubeStandIn.start().pachd("data", "pachd-0", pachd.port())) {
      GetRoleBindingResponse binding = GetRoleBindingResponse.getDefaultInstance();
      pachd.forgetful().answers(APIGrpc.getGetRoleBindingMethod(), it -> binding);
      Path file = kubernetes.kubeconfig(Files.createTempFile("pachsh-bench", ".yaml"), "data");
      Map<String, String> environment = Map.of("KUBECONFIG", file.toString());
      try (KubeClients clients =
          new KubeClients(
              name -> Optional.ofNullable(environment.get(name)),
              () -> file.toAbsolutePath().getParent(),
              Map.of(),
              () -> Network.DIRECT,
              Clock.systemUTC())) {
        Dialer dialer = clients.dialer(new Address.Kubernetes(Kubeconfig.Pointer.NONE, false));
        measure(report, rounds, new Endpoint.Port("127.0.0.1", pachd.port()), dialer);
      }
    }
    System.exit(report.everyBudgetKept() ? 0 : 1);
  }

  private static void measure(Report report, int rounds, Endpoint.Port direct, Dialer dialer)
      throws Exception {
    Duration first = timed(1, () -> open(dialer));
    try (PachdCluster near = cluster(direct);
        PachdCluster far = cluster(new Endpoint.Tunnel("bench", dialer))) {
      String base = "%,d calls on a direct channel".formatted(CALLS);
      String tunnelled = "%,d calls through a tunnel".formatted(CALLS);
      String opening = "%,d tunnels opened".formatted(TUNNELS);
      Rounds measured =
          new Rounds()
              .add(base, () -> timed(CALLS, () -> call(near)))
              .add(tunnelled, () -> timed(CALLS, () -> call(far)))
              .add(opening, () -> timed(TUNNELS, () -> open(dialer)));
      measured.run(WARM_UP_ROUNDS);
      measured.forget();
      measured.run(rounds);
      report.base(base, measured.median(base));
      report.atMost(tunnelled, measured.median(tunnelled), measured.ratio(tunnelled, base), 1.6);
      report.base(opening, measured.median(opening));
      report.base("the first tunnel, Kubernetes' client included", first);
    }
  }

  private static PachdCluster cluster(Endpoint.Place place) {
    return new PachdCluster(
        new Endpoint(place, new Endpoint.Plain()),
        new Silence(),
        Map.of(),
        Heard.NO_DEVICES,
        Clock.systemUTC());
  }

  private static void call(PachdCluster cluster) {
    var unused = cluster.as(TOKEN).bindings().of(Resource.CLUSTER);
  }

  /** Opens a tunnel, and waits until the first byte of the pachd behind it has come. */
  private static void open(Dialer dialer) {
    try (Socket socket = dialer.dial()) {
      socket
          .getOutputStream()
          .write(
              "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() < 0) {
        throw new IllegalStateException("the tunnel ended");
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Duration timed(int times, Runnable work) {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return Duration.ofNanos(System.nanoTime() - start);
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
