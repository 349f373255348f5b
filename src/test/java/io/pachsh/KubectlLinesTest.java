package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.kube.KubeStandIn;
import io.pachsh.pachd.FakePachd;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kubectl's lines, as pachsh understands them, and the noun kube. */
class KubectlLinesTest {
  private static final Map<String, String> PACHD = Map.of("app", "pachd", "suite", "pachyderm");

  @TempDir Path directory;
  private KubeStandIn kubernetes;
  private FakePachd pachd;
  private Path kubeconfig;

  @BeforeEach
  void start() throws Exception {
    pachd =
        FakePachd.start()
            .is("2.12.3")
            .answers(
                APIGrpc.getAuthorizeMethod(),
                it -> AuthorizeResponse.newBuilder().setAuthorized(true).build())
            .answers(
                APIGrpc.getWhoAmIMethod(),
                it -> WhoAmIResponse.newBuilder().setUsername("pach:root").build());
    kubernetes = KubeStandIn.start();
    kubeconfig = kubernetes.kubeconfig(directory.resolve("kube.yaml"), "data");
    kubernetes
        .pachd("data", "pachd-7f9c-x2x", pachd.port())
        .pod("data", "etcd-0", Map.of("app", "etcd"), "Running", true)
        .waiting("data", "etcd-0", "CrashLoopBackOff", 12)
        .pod("other", "web", Map.of(), "Pending", false)
        .service("data", "pachd", PACHD, Map.of(30650, "1650"))
        .deployment("data", "pachd", PACHD);
  }

  @AfterEach
  void stop() {
    kubernetes.close();
    pachd.close();
  }

  @Test
  void listsPodsInKubectlsColumns() {
    ScriptedRun pods = run("kubectl --context standin get pods");
    assertThat(pods.status()).as(pods.err()).isZero();
    assertThat(pods.out().lines().map(line -> line.replaceAll("[0-9]+d$", "<age>")))
        .containsExactly(
            "NAME            READY  STATUS            RESTARTS  AGE",
            "etcd-0          0/1    CrashLoopBackOff  12        <age>",
            "pachd-7f9c-x2x  1/1    Running           0         <age>");
    assertThat(pods.err()).contains("asked Kubernetes 'standin-cluster', namespace 'data'");
    assertThat(run("kubectl get pods -A").out()).contains("other      web");
    assertThat(run("kubectl get po -n data -l app=etcd").out()).doesNotContain("pachd-7f9c");
    assertThat(run("kubectl get pods -n empty").err())
        .contains("No resources found in empty namespace.");
    ScriptedRun missing = run("kubectl get pod nobody -n data");
    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.err()).contains("Error from server (NotFound): pods \"nobody\" not found");
  }

  @Test
  void leavesWhatItDoesNotUnderstandToTheProgram() throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Path program = Files.writeString(bin.resolve("kubectl"), "#!/bin/sh\necho program \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    ScriptedRun run =
        ScriptedRun.with(
            Map.of("KUBECONFIG", kubeconfig.toString(), "PATH", bin + ":/usr/bin:/bin"),
            directory,
            "-c",
            "kubectl get pods -o wide > out\nkubectl describe pod x >> out\nkubectl get pods --watch >> out");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(directory.resolve("out"))
        .hasContent("program get pods -o wide\nprogram describe pod x\nprogram get pods --watch\n");
  }

  @Test
  void correctsASlipInALineThatItUnderstands() throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Path program = Files.writeString(bin.resolve("kubectl"), "#!/bin/sh\necho program \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment = Map.of("PATH", bin + ":/usr/bin:/bin");
    for (String line :
        new String[] {"get podz", "get opds -o wide", "gte pods", "port-foward x 1"}) {
      ScriptedRun run = ScriptedRun.with(environment, directory, "-c", "kubectl " + line);
      assertThat(run.status()).as(line).isEqualTo(2);
      assertThat(run.err())
          .contains(
              line.contains("foward")
                  ? "Did you mean 'kubectl port-forward'?"
                  : "Did you mean 'kubectl get pods'?");
    }
    assertThat(
            ScriptedRun.with(
                    environment, directory, "-c", "kubectl get pvc\nkubectl get pods --watch")
                .status())
        .isZero();
  }

  @Test
  void saysThatAnEmbeddedClusterHasNoPorts() {
    ScriptedRun run =
        ScriptedRun.of(directory, "kubectl", "port-forward", "svc/pachd", "30650", "--background");
    assertThat(run.out())
        .startsWith("Nothing to forward: 'local' is an embedded cluster inside pachsh")
        .contains("'serve' gives other tools an address.");
    ScriptedRun none = ScriptedRun.of(directory, "kube", "forwards");
    assertThat(none.out() + none.err()).isEqualTo("No port is forwarded.\n");
    assertThat(ScriptedRun.of(directory, "kube", "forwards", "-o", "json").out().strip())
        .isEqualTo("[]");
  }

  @Test
  void forwardsPortsBesideTheSession() {
    ScriptedRun all =
        run(
            """
            kube use standin
            kubectl port-forward -n data svc/pachd :30650 --background -o x
            """);
    assertThat(all.status()).isNotZero();
    int port = free();
    ScriptedRun forwarded =
        run(
            """
            kubectl port-forward -n data svc/pachd %1$d:30650 --background
            connect localhost:%1$d --alias forwarded
            auth whoami
            kube forwards -o csv
            kube stop %1$d
            kube forwards -o csv
            kube stop
            """
                .formatted(port));
    assertThat(forwarded.status()).as(forwarded.err()).isZero();
    assertThat(forwarded.out())
        .contains("Forwarding from 127.0.0.1:" + port + " -> 30650\n")
        .contains("You are \"pach:root\"")
        .contains(port + ",service/pachd,30650,data,standin-cluster")
        .contains("Port " + port + " leads to service/pachd no longer.")
        .endsWith("No port was forwarded.\n");
    assertThat(kubernetes.opened()).isPositive();
  }

  @Test
  void saysWhyNothingCanBeForwarded() throws Exception {
    assertThat(run("kubectl port-forward -n data etcd-0 1 --background").err())
        .contains("unable to forward port because pod is not running");
    assertThat(run("kubectl port-forward -n data svc/pachd 99 --background").err())
        .contains("The service 'pachd' has no port 99.")
        .contains("It has 30650.");
    assertThat(run("kubectl port-forward -n data svc/none 1 --background").err())
        .contains("There is no service/none in the namespace 'data'");
    assertThat(run("kubectl port-forward -n data cm/x 1 --background").err())
        .contains("Ports are not forwarded to 'cm/x'.");
    assertThat(run("kubectl port-forward -n data deploy/pachd 0:70000 --background").err())
        .contains("'0:70000' is no port to forward.");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(
              run("kubectl port-forward -n data deploy/pachd "
                      + taken.getLocalPort()
                      + ":1650 --background")
                  .err())
          .contains("Port " + taken.getLocalPort() + " of this machine is in use.");
    }
  }

  @Test
  void listsAndChoosesContextsOfTheKubeconfig() {
    assertThat(run("kube contexts -o csv").out())
        .contains("name,current,cluster,server,user,namespace")
        .contains("standin,true,standin-cluster,http://127.0.0.1:" + kubernetes.port());
    ScriptedRun wrong = run("kube use standn");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("Did you mean 'standin'?");
  }

  @Test
  void showsWhatTheLogSaysAboutAccess() {
    kubernetes.logs(
        "data",
        "pachd-7f9c-x2x",
        """
        {"severity":"info","time":"2026-01-01T00:00:00Z","logger":"pfs","message":"committed"}
        {"severity":"error","time":"2026-01-01T00:00:01Z","logger":"grpc.auth_v2","message":"could not verify","error":"oidc: expected audience \\"pachd\\" got [\\"account\\"]"}
        {"severity":"info","time":"2026-01-01T00:00:02Z","logger":"dex","message":"callback?code=abcdefg&state=00112233445566778899aabbccddeeff id_token=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"}
        plain text about nothing
        panic: token \u001b[31m
        """);
    ScriptedRun run = run("kube logs -n data -o json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("could not verify: oidc: expected audience")
        .contains("code=•••&state=•••")
        .doesNotContain("committed", "abcdefg", "001122", "eyJ", "plain text");
    assertThat(run("kube logs -n data --all").out()).contains("plain text about nothing");
    assertThat(run("kube logs nobody -n data").err()).contains("(404)");
    assertThat(run("kube logs -n nowhere").err()).contains("There is no pachd in the namespace");
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a script on a context of a real cluster that does not go through Kubernetes. */
  private ScriptedRun run(String script) {
    return ScriptedRun.with(
        Map.of("KUBECONFIG", kubeconfig.toString(), "PATH", "/nowhere"), directory, "-c", script);
  }
}
