package io.pachsh.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.Background;
import io.pachsh.config.Kubeconfig;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.network.Dialer;
import io.pachsh.network.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is asked of a Kubernetes API, and what its answers become. */
class KubeApiTest {
  @TempDir Path directory;
  private KubeStandIn standIn;
  private KubeClients clients;
  private KubeApi api;

  @BeforeEach
  void open() throws Exception {
    standIn = KubeStandIn.start();
    Path file = standIn.kubeconfig(directory.resolve("config"), "data");
    Map<String, String> environment = Map.of("KUBECONFIG", file.toString());
    clients =
        new KubeClients(
            name -> Optional.ofNullable(environment.get(name)),
            () -> directory,
            Map.of(),
            () -> Network.DIRECT,
            Clock.systemUTC());
    api = clients.api(clients.targets().of(Kubeconfig.Pointer.NONE));
  }

  @AfterEach
  void close() throws Exception {
    clients.close();
    standIn.close();
  }

  @Test
  void listsPodsAsKubectlSeesThem() {
    standIn
        .pod("data", "pachd-1", Map.of("app", "pachd"), "Running", true)
        .pod("data", "etcd-0", Map.of("app", "etcd"), "Running", false)
        .pod("other", "pachd-2", Map.of("app", "pachd"), "Pending", false)
        .waiting("data", "etcd-0", "CrashLoopBackOff", 7);
    assertThat(api.pods("data", ""))
        .extracting(pod -> pod.name().name() + " " + pod.ready() + " " + pod.status())
        .containsExactly("etcd-0 0/1 CrashLoopBackOff", "pachd-1 1/1 Running");
    assertThat(api.pods("data", "app=etcd").get(0).life().restarts()).isEqualTo(7);
    assertThat(api.pods("", "app=pachd"))
        .extracting(pod -> pod.name().namespace())
        .containsExactly("data", "other");
    assertThat(api.pod(new Pod.Name("data", "pachd-1"))).isPresent();
    assertThat(api.pod(new Pod.Name("data", "pachd-9"))).isEmpty();
  }

  @Test
  void findsWhatServicesAndDeploymentsSelect() {
    standIn
        .service("data", "pachd", Map.of("app", "pachd"), Map.of(30650, "1650"))
        .deployment("data", "console", Map.of("app", "console"));
    assertThat(api.service(new Pod.Name("data", "pachd")))
        .contains(new Service(Map.of("app", "pachd"), Map.of(30650, "1650")));
    assertThat(api.deploymentSelector(new Pod.Name("data", "console")))
        .contains(Map.of("app", "console"));
    assertThat(api.service(new Pod.Name("data", "none"))).isEmpty();
    assertThat(api.deploymentSelector(new Pod.Name("data", "none"))).isEmpty();
  }

  @Test
  void carriesBytesToAPortOfAPod() throws Exception {
    try (ServerSocket echo = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      standIn.pachd("data", "pachd-1", echo.getLocalPort());
      CompletableFuture<Void> done =
          Background.run(
              () -> {
                try (Socket socket = echo.accept()) {
                  socket.getInputStream().transferTo(socket.getOutputStream());
                } catch (IOException e) {
                  // The other end went away.
                }
              });
      byte[] sent = new byte[1 << 20];
      for (int i = 0; i < sent.length; i++) {
        sent[i] = (byte) (i * 31 + i / 7);
      }
      try (Socket socket = api.dial(new Pod.Name("data", "pachd-1"), 1650)) {
        CompletableFuture<Void> writer =
            Background.run(
                () -> {
                  try {
                    socket.getOutputStream().write(sent);
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
        assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        writer.join();
      }
      done.join();
    }
  }

  @Test
  void saysWhyAPortOfAPodIsNotReached() throws Exception {
    standIn.pod("data", "pachd-1", Map.of("app", "pachd"), "Running", true);
    try (Socket refused = api.dial(new Pod.Name("data", "pachd-1"), 1650)) {
      assertThatThrownBy(() -> refused.getInputStream().read())
          .isInstanceOf(Dialer.Trouble.class)
          .hasMessageContaining("connection refused")
          .hasMessageContaining("port 1650 of the pod 'pachd-1'");
    }
    assertThatThrownBy(() -> api.dial(new Pod.Name("data", "nobody"), 1650))
        .isInstanceOf(Dialer.Trouble.class)
        .hasMessageContaining("(404)");
    standIn.forbids("GET /api/v1/namespaces/data/pods/pachd-1/portforward");
    assertThatThrownBy(() -> api.dial(new Pod.Name("data", "pachd-1"), 1650))
        .isInstanceOf(Dialer.Trouble.class)
        .hasMessageContaining("does not let you forward port 1650");
  }

  @Test
  void asksAPluginAnewWhoseTokenIsRefused() throws Exception {
    Path program =
        Files.writeString(
            directory.resolve("plugin"),
            """
            #!/bin/sh
            t=%s
            [ -e "$0.asked" ] || t=stale
            : > "$0.asked"
            echo '{"status":{"token":"'$t'"}}'
            """
                .formatted(KubeStandIn.TOKEN));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Path file = directory.resolve("config");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("{token: " + KubeStandIn.TOKEN + "}", "{exec: {command: ./plugin}}"));
    KubeApi asking = clients.api(clients.targets().of(Kubeconfig.Pointer.NONE));
    assertThatThrownBy(() -> asking.pods("data", "")).hasMessageContaining("(401");
    assertThat(asking.pods("data", "")).isEmpty();
  }

  @Test
  void saysWhichPermissionIsMissing() {
    standIn.forbids("GET /api/v1/namespaces/data/pods");
    assertThatThrownBy(() -> api.pods("data", ""))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.DENIED))
        .hasMessageContaining("does not let you list pods in the namespace 'data' (403)")
        .hasMessageContaining("forbidden: User \"admin\"");
  }

  @Test
  void isNotDeceivedByAHostileAnswer() {
    standIn.misbehaves(path -> Optional.of("HTTP/1.1 200 -\r\nContent-Length: 4\r\n\r\n{\"i\""));
    assertThatThrownBy(() -> api.pods("data", ""))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("standin-cluster");
    standIn.misbehaves(
        path -> Optional.of("HTTP/1.1 302 -\r\nLocation: http://127.0.0.1:1/\r\n\r\n"));
    assertThatThrownBy(() -> api.pods("data", ""))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("(302)");
    standIn.misbehaves(
        path ->
            Optional.of(
                "HTTP/1.1 403 -\r\nContent-Type: application/json\r\n\r\n"
                    + "{\"kind\":\"Status\",\"code\":403,\"message\":\"no\\u001b[31m\\nroot\"}"));
    assertThatThrownBy(() -> api.pods("data", ""))
        .isInstanceOf(Failure.class)
        .hasMessageNotContaining("\u001b")
        .hasMessageNotContaining("\n");
  }

  @Test
  void saysThatNothingAnswers() throws Exception {
    standIn.close();
    assertThatThrownBy(() -> api.pods("data", ""))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE))
        .hasMessageContaining("Nothing answers at http://127.0.0.1:");
  }
}
