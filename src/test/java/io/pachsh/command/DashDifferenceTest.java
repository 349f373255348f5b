package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.LongRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the language accepts means what dash means: the same output, the same status. */
@Tag(LongRun.TAG)
class DashDifferenceTest {
  private static final int SCRIPTS = LongRun.cases("dash.scripts", 300, 20_000);
  private static final long SEED = Long.getLong("pachsh.dash.seed", 20200807);

  /** Runs script after script in subshells; no splitting, no patterns, unset is an error. */
  private static final String DRIVER =
      """
      i=0
      while [ $i -lt $1 ]; do
        ( cd $i && PWD=/ && set -fu && IFS= && . ../$i.sh ) > $i.out 2> $i.err < /dev/null
        echo $? > $i.status
        i=$((i + 1))
      done
      """;

  @Test
  void meansWhatDashMeans(@TempDir Path place) throws IOException, InterruptedException {
    List<String> scripts = new ArrayList<>();
    RandomScripts random = new RandomScripts(SEED);
    for (int i = 0; i < SCRIPTS; i++) {
      String script = random.script();
      scripts.add(RandomScripts.forUs(script, i % 2 == 1));
      Files.createDirectory(place.resolve("" + i));
      Files.writeString(place.resolve(i + ".sh"), RandomScripts.forDash(script));
    }
    runDash(place);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < SCRIPTS; i++) {
      String dash =
          Files.readString(place.resolve(i + ".out"), StandardCharsets.UTF_8)
              + "status "
              + Files.readString(place.resolve(i + ".status"));
      String ours = ours(place.resolve("own" + i), scripts.get(i));
      if (!ours.equals(dash)) {
        differences.add(
            "script " + i + ":\n" + scripts.get(i) + "--- dash\n" + dash + "--- ours\n" + ours);
      }
    }
    LongRun.report("scripts against dash", SCRIPTS, differences.size());
    assertThat(differences).isEmpty();
  }

  private static void runDash(Path place) throws IOException, InterruptedException {
    Path driver = Files.writeString(place.resolve("driver"), DRIVER);
    Process dash =
        new ProcessBuilder("dash", driver.toString(), "" + SCRIPTS)
            .directory(place.toFile())
            .inheritIO()
            .start();
    assertThat(dash.waitFor(60 + SCRIPTS / 20, TimeUnit.SECONDS)).isTrue();
    assertThat(dash.exitValue()).isZero();
  }

  private static String ours(Path directory, String script)
      throws IOException, InterruptedException {
    ToyShell shell = new ToyShell(Files.createDirectory(directory));
    try {
      int status = shell.run(script);
      return shell.out() + "status " + status + "\n";
    } catch (AssertionError e) {
      return e.getMessage() + "\n";
    }
  }
}
