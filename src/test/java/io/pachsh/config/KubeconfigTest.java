package io.pachsh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kubectl's configuration, of one file and of several. */
class KubeconfigTest {
  @TempDir Path directory;

  @Test
  void letsTheFirstFileThatSaysSomethingCount() throws Exception {
    write(
        "a/one.yaml",
        """
        contexts:
        - {name: dev, context: {cluster: kind, user: me}}
        users:
        - {name: me, user: {token: first, client-certificate: crt.pem}}
        """);
    write(
        "two.yaml",
        """
        current-context: dev
        contexts:
        - {name: dev, context: {cluster: other, user: you}}
        clusters:
        - name: kind
          cluster: {server: "https://127.0.0.1:6443", tls-server-name: k, proxy-url: "http://p:1"}
        - {name: empty, cluster: {}}
        users:
        - {name: me, user: {token: second}}
        """);
    Kubeconfig all = read("a/one.yaml:missing.yaml:two.yaml");
    assertThat(all.current()).isEqualTo("dev");
    assertThat(all.named("dev")).isEqualTo(new Kubeconfig.Pointer("kind", "me", ""));
    assertThat(all.user("me").token()).contains(Secret.of("first"));
    assertThat(all.user("me").certificate().file()).contains(directory.resolve("a/crt.pem"));
    assertThat(all.cluster("kind").tlsServerName()).isEqualTo("k");
    assertThat(all.cluster("kind").proxy()).isEqualTo("http://p:1");
    assertThatThrownBy(() -> all.cluster("gone"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("has no cluster 'gone'");
    assertThatThrownBy(() -> all.cluster("empty")).hasMessageContaining("does not say where");
    assertThatThrownBy(() -> all.user("gone")).hasMessageContaining("has no user 'gone'");
    assertThatThrownBy(() -> all.user("me").certificate().pem())
        .hasMessageContaining("client-certificate")
        .hasMessageContaining("crt.pem");
  }

  @Test
  void givesNoUserOfAnotherCluster() {
    Kubeconfig.Pointer current = new Kubeconfig.Pointer("prod", "root", "data");
    assertThat(new Kubeconfig.Pointer("dev", "", "").or(current))
        .isEqualTo(new Kubeconfig.Pointer("dev", "", ""));
    assertThat(new Kubeconfig.Pointer("prod", "", "x").or(current))
        .isEqualTo(new Kubeconfig.Pointer("prod", "root", "x"));
    assertThat(new Kubeconfig.Pointer("", "me", "").or(current))
        .isEqualTo(new Kubeconfig.Pointer("prod", "me", "data"));
  }

  @Test
  void readsACredentialPlugin() throws Exception {
    write(
        "one.yaml",
        """
        users:
        - name: eks
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1beta1
              command: aws
              args: [eks, get-token, --cluster-name, dev]
              env: [{name: AWS_PROFILE, value: prod}]
              interactiveMode: IfAvailable
              installHint: see the page
        """);
    KubeExecPlugin plugin = read("one.yaml").user("eks").plugin().orElseThrow();
    assertThat(plugin.command()).isEqualTo("aws");
    assertThat(plugin.arguments()).containsExactly("eks", "get-token", "--cluster-name", "dev");
    assertThat(plugin.environment()).containsEntry("AWS_PROFILE", "prod");
    assertThat(plugin.needsTerminal()).isFalse();
  }

  @Test
  void isNotConfusedByWhatHasAnotherShape() throws Exception {
    write("one.yaml", "contexts: {}\nclusters: [1, [2]]\nusers: [{name: u, user: 7}]\n");
    Kubeconfig all = read("one.yaml");
    assertThat(all.contexts()).isEmpty();
    assertThat(all.user("u").token()).isEmpty();
    write("two.yaml", "users: [{name: u, user: {client-key-data: '%%%'}}]\n");
    assertThatThrownBy(() -> read("two.yaml").user("u").key().pem())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("client-key-data is no Base64");
  }

  private void write(String name, String text) throws Exception {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Kubeconfig read(String list) {
    Map<String, String> environment = Map.of("KUBECONFIG", list);
    return Kubeconfig.read(name -> Optional.ofNullable(environment.get(name)), directory);
  }
}
