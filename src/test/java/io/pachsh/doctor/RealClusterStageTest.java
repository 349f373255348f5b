package io.pachsh.doctor;

import static io.pachsh.doctor.Finding.Status.FAIL;
import static io.pachsh.doctor.Finding.Status.PASS;
import static io.pachsh.doctor.Finding.Status.SKIP;
import static io.pachsh.doctor.Finding.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.embedded.Practice;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real cluster says of itself, and what it costs when it says nothing. */
class RealClusterStageTest {
  @TempDir private Path directory;
  private final Practice practice = new Practice();

  /** A cluster that says this of itself, and else behaves as an embedded one. */
  private record Telling(EmbeddedCluster inside, Supplier<ClusterInfo> said) implements Cluster {
    @Override
    public Caller as(Optional<Secret> token) {
      return inside.as(token);
    }

    @Override
    public boolean isActivated() {
      return inside.isActivated();
    }

    @Override
    public ClusterInfo info() {
      return said.get();
    }
  }

  private Map<String, Finding> found(Supplier<ClusterInfo> said) {
    Telling cluster = new Telling(practice.open(directory), said);
    return Checks.made(
        new ClusterStage(new ClusterEvidence(cluster, false, Optional.empty(), practice.clock))
            .checks());
  }

  @ParameterizedTest
  @CsvSource({"2.12.1,PASS", "2.99.0,WARN", "1.13.0,FAIL", "3.0.0,FAIL", "0.0.0,SKIP", "x,SKIP"})
  void versionsAreJudged(String version, Finding.Status status) {
    Finding finding =
        found(() -> new ClusterInfo("id", "id", version, List.of())).get("cluster.version");
    assertThat(finding.status()).as(finding.toString()).isEqualTo(status);
  }

  @Test
  void noticesAreTold() {
    Map<String, Finding> found =
        found(() -> new ClusterInfo("id", "id", "2.12.1", List.of("It is paused.")));
    assertThat(found.get("cluster.reach").status()).isEqualTo(PASS);
    assertThat(found.get("cluster.notices").status()).isEqualTo(WARN);
    assertThat(found.get("cluster.notices").observed()).contains("It is paused.");
  }

  @Test
  void whereNobodyAnswersOneCheckSaysSo() {
    Map<String, Finding> found =
        found(
            () -> {
              throw new Failure(
                  Exit.UNREACHABLE, "Nobody answers at h:1.", Lines.of("Is it up?", "  connect h"));
            });
    assertThat(found.get("cluster.reach"))
        .isEqualTo(new Finding(FAIL, "Nobody answers at h:1.", List.of("Is it up?", "connect h")));
    found.remove("cluster.reach");
    assertThat(found.values()).allMatch(finding -> finding.status() == SKIP);
  }
}
