package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** pachctl's configuration file under two processes that write it, and under kills. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SharedConfigIT {
  private static final int WRITES_EACH = 500;
  private static final int KILLS = 20;

  @TempDir private Path directory;

  @Test
  void twoProcessesWriteItAThousandTimesWithoutALostUpdate() throws Exception {
    Files.writeString(file(), "{\"v2\": {\"contexts\": {\"both\": {\"kept\": [1, 2]}}}}");
    try (Piped one = start();
        Piped two = start()) {
      for (int i = 0; i < WRITES_EACH; i++) {
        one.send(write("one", i));
        two.send(write("two", i));
      }
      one.send("config update context both --project p499", "save", "echo end");
      two.send("config update context both --namespace n499", "save", "echo end");
      for (Piped process : List.of(one, two)) {
        String line = process.line();
        while (!line.equals("end")) {
          line = process.line();
        }
        assertThat(process.end()).as(process.said()).isZero();
      }
    }
    JsonNode contexts = contexts();
    assertThat(contexts).hasSize(2 * WRITES_EACH + 1);
    for (int i = 0; i < WRITES_EACH; i++) {
      assertThat(contexts.path("one" + i).path("pachd_address").asText())
          .isEqualTo("grpc://one" + i + ":30650");
      assertThat(contexts.has("two" + i)).isTrue();
    }
    assertThat(contexts.path("both").path("project").asText()).isEqualTo("p499");
    assertThat(contexts.path("both").path("namespace").asText()).isEqualTo("n499");
    assertThat(contexts.path("both").path("kept")).hasSize(2);
  }

  @Test
  void aKillLeavesTheOldFileOrTheNewOne() throws Exception {
    Random random = new Random(7);
    int next = 0;
    int written = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int begun = next;
      int acknowledged = begun;
      try (Piped process = start()) {
        int ahead = 12;
        for (int i = 0; i < ahead; i++) {
          process.send(write("k", begun + i));
          process.send("echo done");
        }
        int wanted = begun + random.nextInt(ahead);
        while (acknowledged <= wanted) {
          acknowledged += process.line().equals("done") ? 1 : 0;
        }
        long end = System.nanoTime() + random.nextInt(3_000_000);
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        for (String line : process.kill()) {
          acknowledged += line.equals("done") ? 1 : 0;
        }
      }
      written = contexts().size();
      assertThat(written).as("after kill %d", kill).isBetween(acknowledged, acknowledged + 1);
      next = written;
    }
    try (Piped process = start()) {
      process.answers(write("k", next));
      assertThat(process.end()).isZero();
    }
    assertThat(contexts()).hasSize(next + 1);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .contains("pachctl.json")
          .isSubsetOf("pachctl.json", "locks", "contexts.json", "contexts.lock", "hs_err.log");
    }
  }

  private static String[] write(String prefix, int number) {
    String name = prefix + number;
    return new String[] {
      "config set context " + name + " <<EOF",
      "{\"pachd_address\": \"" + name + "\"}",
      "EOF",
      "save > /dev/null"
    };
  }

  private Piped start() throws IOException {
    return Piped.start(directory);
  }

  private Path file() {
    return directory.resolve("pachctl.json");
  }

  private JsonNode contexts() throws IOException {
    return new ObjectMapper().readTree(file().toFile()).path("v2").path("contexts");
  }
}
