package io.pachsh.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.config.KubeExecPlugin;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the program that a kubeconfig names to say who asks. */
class CredentialPluginTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "PACHSH_TOKEN", "secret", "AWS_PROFILE", "dev");

  @TempDir Path directory;

  @Test
  void takesATokenAndItsEnd() throws Exception {
    ExecCredential credential =
        plugin(
                "echo '{\"status\":{\"token\":\"t1\",\"expirationTimestamp\":\"2030-01-01T00:00:00Z\"}}'",
                LONG)
            .ask();
    assertThat(credential.token()).contains(Secret.of("t1"));
    assertThat(credential.expires()).contains(Instant.parse("2030-01-01T00:00:00Z"));
  }

  @Test
  void seesTheEnvironmentWithoutWhatIsOurs() throws Exception {
    plugin("env > " + directory.resolve("seen") + "; echo '{\"status\":{\"token\":\"t\"}}'", LONG)
        .ask();
    assertThat(Files.readString(directory.resolve("seen")))
        .contains("AWS_PROFILE=dev", "EXTRA=more", "KUBERNETES_EXEC_INFO={\"apiVersion\":\"v1\"")
        .doesNotContain("PACHSH_TOKEN", "secret");
  }

  @Test
  void saysWhatWentWrongWithIt() throws Exception {
    assertTrouble("echo 'first'; echo 'no account' >&2; exit 3", "ended with status 3: no account");
    assertTrouble("echo nonsense-with-a-token", "printed no JSON");
    assertTrouble("echo '{\"status\":{}}'", "neither a token nor a certificate");
    assertTrouble("printf '\\033[31mred' >&2; exit 1", "status 1: ");
    assertThatThrownBy(() -> plugin("sleep 60", Duration.ofMillis(200)).ask())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("did not answer within");
    assertThatThrownBy(
            () ->
                new CredentialPlugin(
                        exec("gke-gcloud-auth-plugin-that-is-missing", List.of(), false),
                        ENVIRONMENT,
                        LONG)
                    .ask())
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.hint()).contains("The kubeconfig says: install it"))
        .hasMessageContaining("cannot be started");
    assertThatThrownBy(
            () -> new CredentialPlugin(exec("true", List.of(), true), ENVIRONMENT, LONG).ask())
        .hasMessageContaining("wants to ask questions at the terminal");
  }

  private void assertTrouble(String script, String words) {
    assertThatThrownBy(() -> plugin(script, LONG).ask())
        .isInstanceOf(Failure.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("nonsense")
        .hasMessageNotContaining("\u001b");
  }

  private CredentialPlugin plugin(String script, Duration limit) throws Exception {
    Path program = Files.writeString(directory.resolve("plugin"), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new CredentialPlugin(exec("./plugin", List.of("get-token"), false), ENVIRONMENT, limit);
  }

  private KubeExecPlugin exec(String command, List<String> arguments, boolean asks) {
    return new KubeExecPlugin(
        "v1", command, arguments, Map.of("EXTRA", "more"), "install it", asks, directory);
  }
}
