package io.pachsh.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.LongRun;
import io.pachsh.access.Refusal;
import io.pachsh.embedded.storage.ClusterDirectory;
import io.pachsh.embedded.storage.LocalDisk;
import io.pachsh.embedded.storage.SnapshotFile;
import io.pachsh.secret.Secret;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a session that changes a cluster, again and again: every answered change must be there
 * afterwards, and at most the one under way beside. {@code -Dpachsh.kills=500} kills more often.
 */
@Tag(LongRun.TAG)
class KilledSessionIT {
  private static final int KILLS = LongRun.cases("kills", 40, 100);

  private final Practice practice = new Practice();

  @Test
  void whatWasAnsweredSurvivesAKill(@TempDir Path parent) throws Exception {
    Path directory = parent.resolve("local");
    Random random = new Random(7);
    int there = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int saveEvery = 1 + random.nextInt(8);
      int answered = changeUntilKilled(directory, saveEvery, there, 1 + random.nextInt(25));

      there = lastNumber(directory);
      assertThat(there).as("after kill %d", kill).isBetween(answered, answered + 1);
    }
    LongRun.report("kills of a session", KILLS, 0);
  }

  @Test
  void anotherProcessOwnsWhatItChanges(@TempDir Path parent) throws Exception {
    Path directory = parent.resolve("local");
    Process other = ChildProgram.start(directory, Integer.MAX_VALUE, 0);
    try {
      readNumber(reader(other));
      EmbeddedCluster cluster = practice.open(directory);

      assertThat(cluster.isUnrecovered()).isFalse();
      EmbeddedCallerTest.refuses(
          () -> cluster.note(Secret.of("x")), new Refusal.Owned("local", other.pid()));
      EmbeddedCallerTest.refuses(
          () -> Practice.activated(cluster), new Refusal.Owned("local", other.pid()));
      other.destroyForcibly().waitFor();
      assertThat(cluster.isUnrecovered()).isTrue();
      cluster.revert();
      cluster.note(Secret.of("x"));
      cluster.close();
    } finally {
      other.destroyForcibly();
    }
  }

  /** Returns the number of the last change that was answered. */
  private static int changeUntilKilled(Path directory, int saveEvery, int from, int changes)
      throws Exception {
    Process process = ChildProgram.start(directory, saveEvery, from);
    int answered = from;
    try (BufferedReader lines = reader(process)) {
      for (int i = 0; i < changes; i++) {
        answered = readNumber(lines);
      }
      // Unlike the process, its handle leaves the pipe open, in which answers may still stand.
      process.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answered = Integer.parseInt(line);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return answered;
  }

  /** The number of the last change that is there, saved or recovered. */
  private int lastNumber(Path directory) {
    EmbeddedCluster cluster = practice.open(directory);
    cluster.recover();
    Optional<String> note = cluster.latestNote().map(Secret::reveal);
    cluster.detach();
    return note.map(Integer::parseInt)
        .orElseGet(
            () -> {
              ClusterDirectory kept = new ClusterDirectory(directory, "local", new LocalDisk());
              return SnapshotFile.read(kept).map(it -> Math.toIntExact(it.last())).orElse(0);
            });
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
  }

  private static int readNumber(BufferedReader lines) throws Exception {
    String line = lines.readLine();
    assertThat(line).as("the program ended by itself").isNotNull();
    return Integer.parseInt(line);
  }
}
