package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.pachsh.kube.KubeStandIn;
import io.pachsh.pachd.FakePachd;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthenticateResponse;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.GetOIDCLoginResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on a context whose pachd is reached through Kubernetes. */
class KubernetesContextTest {
  @TempDir Path directory;
  private FakePachd pachd;
  private KubeStandIn kubernetes;
  private Path kubeconfig;

  @BeforeEach
  void start() throws Exception {
    pachd =
        FakePachd.start()
            .is("2.12.3")
            .answers(
                APIGrpc.getWhoAmIMethod(),
                it -> WhoAmIResponse.newBuilder().setUsername("pach:root").build())
            .answers(
                APIGrpc.getAuthorizeMethod(),
                it -> AuthorizeResponse.newBuilder().setAuthorized(true).build());
    kubernetes = KubeStandIn.start();
    kubeconfig = kubernetes.kubeconfig(directory.resolve("kube.yaml"), "data");
  }

  @AfterEach
  void stop() throws Exception {
    kubernetes.close();
    pachd.close();
  }

  @Test
  void connectsToAPachdWithoutAPort() {
    kubernetes.pachd("data", "pachd-1", pachd.port());
    ScriptedRun connected = run("connect", "--kube", "--alias", "dev");
    assertThat(connected.status()).as(connected.err()).isZero();
    assertThat(connected.out().lines())
        .containsExactly(
            "New context 'dev' created, will connect to Pachyderm through Kubernetes"
                + " 'standin-cluster', namespace 'data'",
            "Context 'dev' set as active",
            "pachd 2.12.3 answers in the pod 'pachd-1'; access control is on");
    assertThat(run("auth", "whoami").out()).contains("pach:root");
    assertThat(run("config", "list", "context", "-o", "csv").out())
        .contains("dev,true,pachd,kubernetes:standin-cluster/data");
  }

  @Test
  void saysWhereAPachdIsInstead() {
    kubernetes.pachd("elsewhere", "pachd-1", pachd.port());
    ScriptedRun missed = run("connect", "--kube", "standin", "--alias", "dev");
    assertThat(missed.status()).isEqualTo(4);
    assertThat(missed.err())
        .contains("There is no pachd in the namespace 'data' of Kubernetes 'standin-cluster'.")
        .contains("'connect --kube --namespace elsewhere'");
    assertThat(run("config", "list", "context", "-o", "csv").out()).doesNotContain("dev");
    assertThat(run("connect", "--namespace", "elsewhere", "--alias", "dev").status()).isZero();
  }

  @Test
  void goesOnWithTheNextPodWhenOneIsGone() {
    kubernetes.pachd("data", "pachd-1", pachd.port());
    assertThat(run("connect", "--kube", "--alias", "dev").status()).isZero();
    kubernetes.remove("data", "pachd-1");
    ScriptedRun gone = run("auth", "whoami");
    assertThat(gone.status()).isEqualTo(4);
    assertThat(gone.err()).contains("There is no pachd in the namespace 'data'");
    kubernetes.pachd("data", "pachd-2", pachd.port());
    assertThat(run("auth", "whoami").status()).isZero();
  }

  @Test
  void repeatsReadingThroughATunnelThatIsCut() throws Exception {
    kubernetes.pachd("data", "pachd-1", pachd.port());
    assertThat(run("connect", "--kube", "--alias", "dev").status()).isZero();
    List<String> lines = new ArrayList<>();
    Stream.generate(() -> "auth whoami").limit(200).forEach(lines::add);
    int[] asked = {0};
    pachd.answers(
        APIGrpc.getWhoAmIMethod(),
        it -> {
          if (++asked[0] % 20 == 0) {
            kubernetes.cut();
          }
          return WhoAmIResponse.newBuilder().setUsername("pach:root").build();
        });
    ScriptedRun all = run("-c", String.join("\n", lines));
    assertThat(all.status()).as(all.err()).isZero();
    assertThat(all.out().lines().filter(line -> line.contains("pach:root"))).hasSize(200);
    assertThat(kubernetes.opened()).isGreaterThan(10);
  }

  @Test
  void namesAChangeThatMayHaveBeenMade() {
    kubernetes.pachd("data", "pachd-1", pachd.port());
    assertThat(run("connect", "--kube", "--alias", "dev").status()).isZero();
    pachd.answers(
        io.pachsh.wire.pfs.APIGrpc.getCreateProjectMethod(),
        it -> {
          kubernetes.cut();
          throw Status.UNAVAILABLE.asRuntimeException();
        });
    ScriptedRun cut = run("create", "project", "vision");
    assertThat(cut.status()).as(cut.err()).isEqualTo(4);
    assertThat(cut.err())
        .contains("was lost before")
        .contains("It may or may not have been made: 'list project' shows which.");
    assertThat(pachd.calls())
        .filteredOn(call -> call.method().endsWith("/CreateProject"))
        .hasSize(1);
  }

  @Test
  void leadsTheBrowserBackForTheTimeOfALogin() throws Exception {
    try (ServerSocket callback = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      kubernetes
          .pachd("data", "pachd-1", pachd.port())
          .leads("data", "pachd-1", 1657, callback.getLocalPort());
      int port = free();
      URI redirect = URI.create("http://localhost:" + port + "/authorization-code/callback");
      pachd
          .answers(
              APIGrpc.getGetOIDCLoginMethod(),
              it ->
                  GetOIDCLoginResponse.newBuilder()
                      .setLoginUrl(
                          "https://idp.invalid/auth?state=s&redirect_uri="
                              + URLEncoder.encode(redirect.toString(), StandardCharsets.UTF_8))
                      .setState("s")
                      .build())
          .answers(
              APIGrpc.getAuthenticateMethod(),
              it -> {
                comeBack(callback, port);
                return AuthenticateResponse.newBuilder().setPachToken("0".repeat(32)).build();
              });
      assertThat(run("connect", "--kube", "--alias", "dev").status()).isZero();
      ScriptedRun login = run("auth", "login", "--no-browser");
      assertThat(login.status()).as(login.err()).isZero();
      assertThat(login.err())
          .contains("port " + port + " of this machine leads to port 1657 of pachd");
      assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
          .as("the port behind the login")
          .isInstanceOf(ConnectException.class);
    }
  }

  /** Sends a byte to the port of this machine, which has to come out at the callback's. */
  private static void comeBack(ServerSocket callback, int port) {
    try (Socket browser = new Socket("127.0.0.1", port)) {
      browser.getOutputStream().write('G');
      try (Socket arrived = callback.accept()) {
        assertThat(arrived.getInputStream().read()).isEqualTo('G');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private ScriptedRun run(String... arguments) {
    return ScriptedRun.with(Map.of("KUBECONFIG", kubeconfig.toString()), directory, arguments);
  }
}
