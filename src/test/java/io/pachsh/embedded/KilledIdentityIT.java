package io.pachsh.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.JavaProgram;
import io.pachsh.LongRun;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a session that registers connectors and clients, again and again: every one that was
 * answered must be there afterwards, and at most the one under way beside.
 */
@Tag(LongRun.TAG)
class KilledIdentityIT {
  private static final int KILLS = LongRun.cases("identity-kills", 15, 100);

  private final Practice practice = new Practice();

  @Test
  void whatWasRegisteredSurvivesAKill(@TempDir Path parent) throws Exception {
    Path directory = parent.resolve("local");
    EmbeddedCluster cluster = practice.open(directory);
    Secret token = Practice.adminToken(cluster);
    cluster.save();
    cluster.close();
    Random random = new Random(11);
    int there = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int answered =
          registerUntilKilled(
              directory, token, 1 + random.nextInt(8), there, 1 + random.nextInt(25));
      Set<Integer> found = registered(directory, token);
      there = found.size();
      assertThat(there).as("after kill %d", kill).isBetween(answered, answered + 1);
      assertThat(found).as("none is missing in between").contains(there);
    }
    LongRun.report("kills while connectors and clients are registered", KILLS, 0);
  }

  /** Returns the number of the last registration that was answered. */
  private static int registerUntilKilled(
      Path directory, Secret token, int saveEvery, int from, int changes)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            JavaProgram.of(ConnectingProgram.class, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(
        List.of(
            directory.toString(),
            token.reveal(),
            Integer.toString(saveEvery),
            Integer.toString(from)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    int answered = from;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
      for (int i = 0; i < changes; i++) {
        String line = lines.readLine();
        assertThat(line).as("the program ended by itself").isNotNull();
        answered = Integer.parseInt(line);
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

  /** The numbers of the connectors and clients that are there, saved or recovered. */
  private Set<Integer> registered(Path directory, Secret token) {
    EmbeddedCluster cluster = practice.open(directory);
    cluster.recover();
    Caller admin = cluster.as(Optional.of(token));
    Set<Integer> numbers = new TreeSet<>();
    for (Connector connector : admin.connectors().all()) {
      numbers.add(number(connector.id()));
    }
    for (IdentityClient client : admin.clients().all()) {
      numbers.add(number(client.id()));
      assertThat(client.secret().reveal()).isEqualTo("secret-" + number(client.id()));
    }
    cluster.detach();
    return numbers;
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }
}
