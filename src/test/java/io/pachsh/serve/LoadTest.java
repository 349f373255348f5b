package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.embedded.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 64 clients at once: no answer is lost, in memory, in the journal, and in the snapshot. */
class LoadTest {
  @TempDir private Path directory;

  @Test
  void nothingThatWasAnsweredIsLost() throws Exception {
    Path killed = Files.createDirectory(directory.resolve("killed"));
    Path served = directory.resolve("served");
    Load load;
    try (ServedPractice practice = ServedPractice.in(served)) {
      load = new Load(practice, 64, 40);
      load.run();
      load.check(practice.cluster);
      assertThat(practice.bugs).isEmpty();
      // What a process that is killed now leaves behind.
      copy(served, killed);
    }
    check(load, killed);
    check(load, served);
  }

  private static void check(Load load, Path directory) {
    EmbeddedCluster cluster = ServedPractice.open(directory, new TestParty());
    load.check(cluster);
    assertThat(cluster.isUnrecovered()).isFalse();
    cluster.close();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }
}
