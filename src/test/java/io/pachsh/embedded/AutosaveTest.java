package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.storage.JournalLine;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is served: what was answered is saved, however the process ends. */
class AutosaveTest {
  @TempDir private Path directory;
  private final Practice practice = new Practice();
  private EmbeddedCluster cluster;
  private Secret token;
  private Caller admin;

  @BeforeEach
  void serve() {
    cluster = practice.open(directory);
    token = Practice.adminToken(cluster);
    admin = cluster.as(Optional.of(token));
    cluster.autosave();
  }

  @Test
  void nothingIsUnsavedWhileItIsServed() {
    assertThat(cluster.isUnsaved()).isFalse();
    admin.places().create(Resource.project("vision"));
    assertThat(cluster.isUnsaved()).isFalse();
    assertThat(cluster.pending()).isEmpty();
    assertThat(cluster.uncheckpointed()).isEqualTo(1);
    assertThat(admin.history().records()).allMatch(AuditRecord::saved);
    cluster.checkpoint();
    assertThat(cluster.uncheckpointed()).isZero();
  }

  @Test
  void itCannotBeRevertedOrReset() {
    refuses(cluster::revert, new Refusal.Served("local"));
    refuses(cluster::reset, new Refusal.Served("local"));
    cluster.endAutosave();
    admin.places().create(Resource.project("vision"));
    cluster.revert();
    assertThat(admin.places().all()).containsOnlyKeys("default");
  }

  @Test
  void afterAKillEveryAnsweredChangeIsThereWithoutRecovering() {
    admin.places().create(Resource.project("checkpointed"));
    cluster.checkpoint();
    admin.places().create(Resource.project("vision"));
    cluster.detach();

    EmbeddedCluster reader = practice.open(directory);
    assertThat(reader.isUnrecovered()).isFalse();
    assertThat(projects(reader)).containsExactly("checkpointed", "default", "vision");
    assertThat(directory.resolve("journal")).isNotEmptyFile();

    EmbeddedCluster next = practice.open(directory);
    next.as(Optional.of(token)).places().create(Resource.project("more"));
    assertThat(next.pending()).hasSize(1);
    next.close();
    assertThat(projects(practice.open(directory)))
        .containsExactly("checkpointed", "default", "vision");
    assertThat(projects(reader)).containsExactly("checkpointed", "default", "vision");
  }

  @Test
  void theNextOneThatServesGoesOn() {
    admin.places().create(Resource.project("vision"));
    String id = cluster.deploymentId();
    cluster.detach();
    EmbeddedCluster next = practice.open(directory);
    next.autosave();
    assertThat(next.deploymentId()).isEqualTo(id);
    next.as(Optional.of(token)).places().create(Resource.project("more"));
    next.detach();
    assertThat(projects(practice.open(directory))).containsExactly("default", "more", "vision");
  }

  @Test
  void whatAServerAnsweredIsSeenByOtherSessionsMeanwhile() {
    admin.places().create(Resource.project("vision"));
    EmbeddedCluster reader = practice.open(directory);
    assertThat(projects(reader)).containsExactly("default", "vision");
    cluster.close();
    assertThat(projects(practice.open(directory))).containsExactly("default", "vision");
  }

  @Test
  void aNewClusterHasItsIdentityBeforeItsFirstChange() {
    EmbeddedCluster fresh = practice.open(directory.resolve("fresh"));
    fresh.autosave();
    String id = fresh.deploymentId();
    assertThat(id).hasSize(32);
    fresh.detach();
    assertThat(practice.open(directory.resolve("fresh")).deploymentId()).isEqualTo(id);
  }

  @Test
  void theLastRecordMayBeTornAndFollowedByRoom() throws IOException {
    for (int i = 0; i < 60; i++) {
      admin.tokens().issue("robot-with-a-long-name-" + i, Optional.empty());
    }
    Path journal = directory.resolve("journal");
    byte[] bytes = Files.readAllBytes(journal);
    int size = JournalLine.withoutZeros(bytes);
    assertThat(bytes.length).isGreaterThan(size);
    cluster.detach();
    List<Integer> sizes = List.of(size, size - 1, size - 40);
    for (int cut : sizes) {
      byte[] torn = bytes.clone();
      java.util.Arrays.fill(torn, cut, torn.length, (byte) 0);
      Files.write(journal, torn);
      assertThat(tokens(practice.open(directory))).isEqualTo(cut == size ? 61 : 60);
    }
    // The end of the record was written, its beginning was not.
    byte[] hole = bytes.clone();
    java.util.Arrays.fill(hole, size - 60, size - 30, (byte) 0);
    Files.write(journal, hole);
    assertThat(tokens(practice.open(directory))).isEqualTo(60);
    EmbeddedCluster next = practice.open(directory);
    next.autosave();
    next.as(Optional.of(token)).tokens().issue("ci", Optional.empty());
    next.detach();
    assertThat(tokens(practice.open(directory))).isEqualTo(61);
  }

  private int tokens(EmbeddedCluster in) {
    return in.as(Optional.of(token)).tokens().all().size();
  }

  private Iterable<String> projects(EmbeddedCluster in) {
    return in.as(Optional.of(token)).places().all().keySet();
  }
}
