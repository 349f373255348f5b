package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Principal;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.kube.KubeStandIn;
import io.pachsh.secret.Secret;
import io.pachsh.serve.ApiServer;
import io.pachsh.serve.Limits;
import io.pachsh.serve.ServeSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A served cluster through a Kubernetes tunnel that is cut again and again. */
class CutTunnelTest {
  @TempDir Path directory;
  private EmbeddedCluster cluster;
  private ApiServer server;
  private KubeStandIn kubernetes;
  private Path kubeconfig;

  @BeforeEach
  void start() throws Exception {
    SecureRandom random = new SecureRandom();
    LazyRelyingParty party =
        new LazyRelyingParty(Clock.systemUTC(), random, Map::of, Optional.empty());
    cluster =
        EmbeddedCluster.open(
                directory.resolve("served"), "served", party, Clock.systemUTC(), random)
            .hostedBy(new LazyIdentityHost(Clock.systemUTC(), random, Map::of, party::limit));
    Secret admin =
        cluster
            .as(Optional.empty())
            .activate(Optional.of(Principal.robot("admin")), Optional.empty())
            .token();
    server =
        ApiServer.start(
            cluster,
            new ServeSettings(
                ApiServer.loopback(), 0, Optional.empty(), Optional.empty(), true, Limits.USUAL),
            new Transport.Silent(),
            Clock.systemUTC());
    kubernetes = KubeStandIn.start().pachd("data", "pachd-0", server.port());
    kubeconfig = kubernetes.kubeconfig(directory.resolve("kube.yaml"), "data");
    Files.writeString(directory.resolve("admin.token"), admin.reveal());
    assertThat(run("connect", "--kube", "--alias", "dev").status()).isZero();
    assertThat(run("auth", "use-auth-token", "@admin.token").status()).isZero();
  }

  @AfterEach
  void stop() {
    kubernetes.close();
    server.close();
    cluster.close();
  }

  @Test
  void answersAThousandCommands() {
    kubernetes.cutEvery(50, 20);
    ScriptedRun all =
        run(
            "-c",
            IntStream.range(0, 1000)
                .mapToObj(i -> "auth whoami")
                .collect(Collectors.joining("\n")));
    assertThat(all.status()).as(all.err()).isZero();
    assertThat(all.out().lines().filter("You are \"robot:admin\""::equals)).hasSize(1000);
    assertThat(kubernetes.cutsLeft()).as("cuts that were not made").isZero();
  }

  @Test
  void appliesAPolicyOnce() throws Exception {
    StringBuilder policy = new StringBuilder("access_version: 1\nbindings:\n  cluster:\n");
    for (int i = 0; i < 150; i++) {
      policy.append("    user:person%03d@example.com: [projectCreator]\n".formatted(i));
    }
    Files.writeString(directory.resolve("team.yaml"), policy);
    kubernetes.cutEvery(15, 20);
    ScriptedRun applied = run("access", "apply", "team.yaml", "--yes");
    assertThat(applied.status()).as(applied.err()).isZero();
    assertThat(kubernetes.cutsLeft()).as("cuts that were not made").isZero();
    assertThat(run("access", "diff", "team.yaml").out()).contains("Nothing to change");
    Map<String, Long> changes =
        cluster
            .as(Optional.of(Secret.of(Files.readString(directory.resolve("admin.token")).strip())))
            .history()
            .records()
            .stream()
            .map(AuditRecord::toString)
            .filter(words -> words.contains("person"))
            .collect(
                Collectors.groupingBy(
                    words -> words.replaceAll(".*(person\\d+).*", "$1"), Collectors.counting()));
    assertThat(changes).hasSize(150).allSatisfy((person, count) -> assertThat(count).isEqualTo(1));
  }

  private ScriptedRun run(String... arguments) {
    return ScriptedRun.with(Map.of("KUBECONFIG", kubeconfig.toString()), directory, arguments);
  }
}
