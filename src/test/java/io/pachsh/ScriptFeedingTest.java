package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which a script reaches pachsh. */
class ScriptFeedingTest {
  private static final int PIPE_BYTES = 65_536;

  @TempDir private Path directory;

  @Test
  void takesAFileATextOrStandardInput() throws Exception {
    Path file = directory.resolve("script");
    Files.writeString(file, "echo \"$WHO\"\r\n");
    assertThat(ScriptedRun.of(directory, "-D", "WHO=me", "-f", file.toString()).out())
        .isEqualTo("me\n");
    assertThat(ScriptedRun.fed("echo \"$WHO\"", directory, "-D", "WHO=me", "-f", "-").out())
        .isEqualTo("me\n");
    assertThat(ScriptedRun.fed("echo \"$WHO\"", directory, "-DWHO=me").out()).isEqualTo("me\n");
    assertThat(ScriptedRun.of(directory, "-c", "echo $FROM_OUTSIDE").out()).isEqualTo("outside\n");
  }

  @Test
  void saysWhichScriptIsMissing() {
    ScriptedRun run = ScriptedRun.of(directory, "-f", "nowhere.pachsh");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("pachsh: There is no script nowhere.pachsh.\n");
  }

  @Test
  void aCommandsInputIsNeverTheScript() {
    String activated = "auth activate --initial-admin robot:a -q\nauth set-config --dry-run\n";
    assertThat(ScriptedRun.fed(activated + "typo: 1\n", directory).err())
        .startsWith("standard input:2: The auth configuration is empty.");
    assertThat(ScriptedRun.fed("typo: 1\n", directory, "-c", activated).err()).contains("`typo`");
    assertThat(ScriptedRun.fed("!cat\necho next\n", directory).out()).isEqualTo("next\n");
  }

  @Test
  @Timeout(20)
  void answersEachCommandBeforeTheNextOneComes() throws Exception {
    try (PipedOutputStream script = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(script, PIPE_BYTES);
        PipedOutputStream out = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream(out, PIPE_BYTES);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8))) {
      CompletableFuture<Integer> run =
          Background.call(
              () -> ScriptedRun.run(in, out, OutputStream.nullOutputStream(), directory));
      for (String name : new String[] {"one", "two", "three"}) {
        script.write(("echo " + name + "\n").getBytes(StandardCharsets.UTF_8));
        script.flush();
        assertThat(lines.readLine()).isEqualTo(name);
      }
      script.write("exit 3\necho never\n".getBytes(StandardCharsets.UTF_8));
      script.flush();
      assertThat(run.get()).isEqualTo(3);
    }
  }
}
