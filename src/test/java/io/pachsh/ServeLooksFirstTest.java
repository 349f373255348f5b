package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.file.FileLock;
import io.pachsh.file.OwnFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that cannot be served costs nobody the choice of what to save. */
class ServeLooksFirstTest {
  @TempDir private Path home;

  @Test
  void atThePorts() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (String port : new String[] {"--port ", "--port 0 --http-port "}) {
        String err = served("auth activate -q > token", port + taken.getLocalPort());
        assertThat(err)
            .contains("Port %d cannot be opened".formatted(taken.getLocalPort()))
            .doesNotContain("serving saves");
        assertThat(home.resolve("home/clusters/local/snapshot.json")).doesNotExist();
      }
    }
  }

  @Test
  void atWhoElseHasTheCluster() throws Exception {
    assertThat(ScriptedRun.of(home, "--save", "-c", "auth activate -q > token").status()).isZero();
    try (FileLock other =
        new OwnFile(home.resolve("home/clusters/local/lock")).tryLock().orElseThrow()) {
      assertThat(other).isNotNull();
      String err = served("config set context second --embedded", "--port 0");
      assertThat(err).contains("local").doesNotContain("serving saves");
      assertThat(Files.readString(home.resolve("home/contexts.json"))).doesNotContain("second");
    }
  }

  @Test
  void atTheContextsKind() throws Exception {
    String err =
        served(
            "config set context far <<EOF\n{\"pachd_address\": \"grpc://127.0.0.1:1\"}\nEOF",
            "--context far");
    assertThat(err).contains("Only an embedded cluster").doesNotContain("serving saves");
    assertThat(home.resolve("pachctl.json")).doesNotExist();
  }

  private String served(String before, String options) {
    ScriptedRun run = ScriptedRun.fed(before + "\nserve " + options + "\n", home, "-f", "-");
    assertThat(run.status()).as(run.err()).isNotZero();
    return run.err();
  }
}
