package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.JavaProgram;
import io.pachsh.Main;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Little memory, and inputs without an end. */
class MemoryIT {
  private static final String ACTIVATED =
      """
      auth activate -q --initial-admin robot:admin > token
      auth use-auth-token < token
      """;

  @TempDir private Path directory;

  private record Run(int status, String out, String err) {}

  @Test
  void aConfigurationWithoutAnEndIsRefusedInLittleMemory() throws Exception {
    Run run = pachsh("-Xmx32m", ACTIVATED + "auth set-config --offline < /dev/zero\n");

    assertThat(run.err())
        .contains("The configuration cannot be read: it is no text: it holds a zero byte.")
        .doesNotContain("\tat ", "Exception", "Error");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void nothingIsReadWithoutAnEnd() throws Exception {
    List<String> commands =
        List.of(
            "auth set-config --offline -f /dev/zero",
            "auth set-config --offline < /dev/zero",
            "config set context other < /dev/zero",
            "auth use-auth-token @/dev/zero",
            "auth use-auth-token < /dev/zero",
            "auth tokens restore < /dev/zero",
            "access diff /dev/zero",
            "access apply < /dev/zero",
            "config update context real --server-cas @/dev/zero",
            "serve --tls-cert /dev/zero --tls-key /dev/zero",
            "config import-kube other",
            "source /dev/zero");
    Run run = pachsh("-Xmx300m", ACTIVATED + String.join("\n", commands) + "\n", "--keep-going");

    List<String> refusals =
        run.err()
            .lines()
            .filter(line -> line.contains("more than") || line.contains("a zero byte"))
            .toList();
    for (int i = 0; i < commands.size(); i++) {
      String place = "script:" + (i + 3) + ": ";
      assertThat(refusals).as(commands.get(i)).anyMatch(line -> line.contains(place));
    }
    assertThat(run.err()).doesNotContain("memory was used up", "\tat ");
  }

  @Test
  void usedUpMemoryEndsTheSessionAndKeepsItsChanges() throws Exception {
    String doubled = "x=$x$x\n".repeat(30);
    Run run = pachsh("-Xmx32m", ACTIVATED + "create project vision\nx=0123456789\n" + doubled);

    assertThat(run.err())
        .startsWith("pachsh: The memory was used up.\n  The session ended; what was not saved")
        .doesNotContain("\tat ");
    assertThat(run.status()).isEqualTo(1);
    assertThat(pachsh("-Xmx64m", "recover\nauth whoami\nlist project\n").out())
        .contains("robot:admin", "vision");
  }

  @BeforeEach
  void aRealContext() throws IOException {
    Files.writeString(
        directory.resolve("pachctl.json"),
        "{\"v2\": {\"contexts\": {\"real\": {\"pachd_address\": \"grpc://127.0.0.1:1\"}}}}");
  }

  private Run pachsh(String memory, String commands, String... options) throws Exception {
    Path script = Files.writeString(directory.resolve("script"), commands);
    List<String> command =
        JavaProgram.of(Main.class, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", memory);
    command.addAll(List.of(options));
    command.addAll(List.of("-f", script.getFileName().toString()));
    File out = directory.resolve("out").toFile();
    File err = directory.resolve("err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("PACHSH_HOME", directory.resolve("home").toString());
    builder.environment().put("PACH_CONFIG", directory.resolve("pachctl.json").toString());
    builder.environment().put("KUBECONFIG", "/dev/zero");
    Process process = builder.redirectOutput(out).redirectError(err).start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new Run(process.exitValue(), text(out), text(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }
}
