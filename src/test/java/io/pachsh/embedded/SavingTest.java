package io.pachsh.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.storage.FailingDisk;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays, what goes, and who may change it. */
class SavingTest {
  private final Practice practice = new Practice();
  private Path directory;
  private EmbeddedCluster cluster;

  @BeforeEach
  void open(@TempDir Path parent) {
    directory = parent.resolve("state").resolve("local");
    cluster = practice.open(directory);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void makesNothingBeforeTheFirstChange() {
    assertThat(cluster.isActivated()).isFalse();
    assertThat(cluster.isUnsaved()).isFalse();
    cluster.save();
    cluster.revert();
    cluster.close();

    assertThat(directory.getParent()).doesNotExist();
  }

  @Test
  void whoOnlyLooksOnSeesWhatTheOwnerSavedLast() {
    EmbeddedCluster looking = practice.open(directory);
    assertThat(looking.isActivated()).isFalse();
    Optional<Secret> token = Optional.of(Practice.adminToken(cluster));
    assertThat(looking.isActivated()).isFalse();
    cluster.save();
    assertThat(looking.isActivated()).isTrue();

    cluster.as(token).places().create(Resource.project("vision"));
    assertThat(looking.as(token).places().projects()).containsExactly("default");
    cluster.save();
    assertThat(looking.as(token).places().projects()).containsExactly("default", "vision");
    looking.close();
  }

  /** A session that only looks on reads what is saved once, as long as nobody saves. */
  @Test
  void whoOnlyLooksOnReadsWhatIsSavedOnce() throws Exception {
    Optional<Secret> token = Optional.of(Practice.adminToken(cluster));
    cluster.save();
    Path snapshot = directory.resolve("snapshot.json");
    Instant earlier = practice.clock.instant().minusSeconds(60);
    Files.setLastModifiedTime(snapshot, FileTime.from(earlier));
    Files.setLastModifiedTime(directory.resolve("journal"), FileTime.from(earlier));
    EmbeddedCluster looking = practice.open(directory);
    assertThat(looking.isActivated()).isTrue();

    // Whoever looked into it now would find other bytes.
    byte[] saved = Files.readAllBytes(snapshot);
    Files.write(snapshot, new byte[saved.length]);
    Files.setLastModifiedTime(snapshot, FileTime.from(earlier));
    assertThat(looking.as(token).whoAmI().principal()).isEqualTo(Practice.ADMIN);
    Files.write(snapshot, saved);

    cluster.as(token).places().create(Resource.project("vision"));
    cluster.save();
    assertThat(looking.as(token).places().projects()).containsExactly("default", "vision");
    looking.close();
  }

  @Test
  void whoLooksOnAtAServedClusterSeesItsChangesAtOnce() {
    Optional<Secret> token = Optional.of(Practice.adminToken(cluster));
    cluster.autosave();
    EmbeddedCluster looking = practice.open(directory);
    assertThat(looking.as(token).places().projects()).containsExactly("default");
    for (String name : List.of("audio", "vision")) {
      cluster.as(token).places().create(Resource.project(name));
      assertThat(looking.as(token).places().projects()).contains(name);
    }
    cluster.checkpoint();
    assertThat(looking.as(token).places().projects()).containsExactly("audio", "default", "vision");
    looking.close();
  }

  @Test
  void keepsItsFilesToItsOwner() throws Exception {
    Practice.activated(cluster);
    cluster.save();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .extracting(Path::getFileName)
          .extracting(Path::toString)
          .containsExactlyInAnyOrder("snapshot.json", "journal", "audit.jsonl", "lock", "owner");
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void saysWhatIsUnsavedWithSecretsMasked() {
    Caller admin = Practice.activated(cluster);
    admin.configuration().set(Practice.guide("okta"), 2, false);
    cluster.note(Secret.of("one"));
    cluster.note(Secret.of("two"));

    assertThat(cluster.isUnsaved()).isTrue();
    assertThat(cluster.latestNote()).contains(Secret.of("two"));
    assertThat(cluster.pending())
        .containsExactly(
            "access control activated, with initial admin robot:admin",
            "auth configuration set: issuer https://okta.example, client client-id, secret •••");
  }

  @Test
  void whatWasSavedIsThereNextTime() {
    Secret token = Practice.adminToken(cluster);
    cluster.as(Optional.of(token)).configuration().set(Practice.guide("okta"), 2, false);
    cluster.save();
    assertThat(cluster.pending()).isEmpty();
    String deployment = cluster.deploymentId();
    cluster.close();

    EmbeddedCluster next = practice.open(directory);
    assertThat(next.as(Optional.of(token)).configuration().live().configuration())
        .contains(Practice.guide("okta"));
    assertThat(next.deploymentId()).isEqualTo(deployment).matches("[0-9a-f]{32}");
    assertThat(next.isUnrecovered()).isFalse();
  }

  @Test
  void revertingGoesBackToWhatWasSaved() {
    Caller admin = Practice.activated(cluster);
    cluster.save();
    admin.configuration().set(Practice.guide("okta"), 2, false);
    cluster.revert();

    assertThat(admin.configuration().live().version()).isEqualTo(2);
    assertThat(cluster.pending()).isEmpty();
    admin.configuration().set(Practice.pachctl(), 2, false);
    cluster.detach();
    EmbeddedCluster next = practice.open(directory);
    assertThat(next.recover()).hasSize(1);
    next.close();
  }

  @Test
  void anOrderlyEndLeavesNothingToRecover() {
    Practice.activated(cluster);
    cluster.close();

    EmbeddedCluster next = practice.open(directory);
    assertThat(next.isUnrecovered()).isFalse();
    assertThat(next.isActivated()).isFalse();
    assertThat(directory.resolve("journal")).doesNotExist();
  }

  @Test
  void aHastyEndIsRecovered() {
    Secret token = Practice.adminToken(cluster);
    cluster.note(Secret.of("token of the context"));
    cluster.detach();

    EmbeddedCluster next = practice.open(directory);
    assertThat(next.isUnrecovered()).isTrue();
    assertThat(next.isActivated()).isFalse();
    EmbeddedCallerTest.refuses(() -> Practice.activated(next), new Refusal.Unrecovered("local"));
    EmbeddedCallerTest.refuses(() -> next.note(Secret.of("x")), new Refusal.Unrecovered("local"));
    assertThat(next.recover())
        .containsExactly(
            "access control activated, with initial admin robot:admin",
            "the context's login changed");
    assertThat(next.latestNote()).contains(Secret.of("token of the context"));
    assertThat(next.as(Optional.of(token)).whoAmI().clusterAdmin()).isTrue();
    assertThat(next.isUnrecovered()).isFalse();
    next.save();
    next.close();
    assertThat(practice.open(directory).as(Optional.of(token)).whoAmI().clusterAdmin()).isTrue();
  }

  @Test
  void whatADeadSessionLeftCanBeReverted() {
    Practice.activated(cluster);
    cluster.detach();

    EmbeddedCluster next = practice.open(directory);
    next.revert();
    assertThat(next.isUnrecovered()).isFalse();
    assertThat(next.isActivated()).isFalse();
    Practice.activated(next);
    next.close();
  }

  @Test
  void aSecondSessionSeesWhatWasSavedAndMayNotChangeIt() {
    Secret token = Practice.adminToken(cluster);
    cluster.save();
    EmbeddedCluster second = practice.open(directory);
    Caller admin = second.as(Optional.of(token));
    assertThat(admin.configuration().live().version()).isEqualTo(2);
    cluster.as(Optional.of(token)).configuration().set(Practice.guide("okta"), 2, false);

    assertThat(admin.configuration().live().version()).isEqualTo(2);
    EmbeddedCallerTest.refuses(
        () -> admin.configuration().set(Practice.pachctl(), 2, false),
        new Refusal.Owned("local", ProcessHandle.current().pid()));
    assertThat(second.isUnrecovered()).isFalse();
    cluster.save();
    cluster.close();
    EmbeddedCallerTest.refuses(
        () -> admin.configuration().set(Practice.pachctl(), 2, false),
        new Refusal.StaleVersion(2, 3));
    assertThat(admin.configuration().set(Practice.pachctl(), 3, false).version()).isEqualTo(4);
    second.close();
  }

  @Test
  void aStaleSessionStartsFromWhatOthersSaved() {
    Secret token = Practice.adminToken(cluster);
    cluster.save();
    EmbeddedCluster second = practice.open(directory);
    assertThat(second.isActivated()).isTrue();
    Secret robot = cluster.as(Optional.of(token)).tokens().issue("ci", Optional.empty());
    cluster.save();
    cluster.close();

    second.as(Optional.of(token)).configuration().set(Practice.guide("okta"), 2, false);
    second.save();
    second.close();
    assertThat(practice.open(directory).as(Optional.of(robot)).whoAmI().principal())
        .isEqualTo(Principal.robot("ci"));
  }

  @Test
  void resettingMakesABrandNewCluster() {
    Practice.activated(cluster);
    cluster.save();
    String deployment = cluster.deploymentId();

    assertThat(cluster.reset()).isEmpty();
    assertThat(cluster.isActivated()).isFalse();
    assertThat(cluster.deploymentId()).isNotEqualTo(deployment);
    assertThat(cluster.pending()).containsExactly("cluster reset to a brand-new one");
    cluster.revert();
    assertThat(cluster.isActivated()).isTrue();
  }

  @Test
  void auditHoldsWhatWasSavedAndNoSecret() throws Exception {
    Caller admin = Practice.activated(cluster);
    cluster.note(Secret.of("context"));
    admin.configuration().set(Practice.guide("okta"), 2, false);
    cluster.save();
    admin.tokens().issue("ci", Optional.empty());
    cluster.save();

    List<String> audit = Files.readAllLines(directory.resolve("audit.jsonl"));
    assertThat(audit).hasSize(3);
    assertThat(audit.get(0))
        .startsWith("{\"n\":1,\"at\":\"2026-01-01T00:00:00Z\",\"do\":\"activated\"");
    assertThat(audit.get(1)).contains("\"n\":3").contains("\"by\":\"robot:admin\"");
    assertThat(String.join("", audit)).doesNotContain("hush");
  }

  @Test
  void everyCutSnapshotIsRefusedAndKept() throws Exception {
    Practice.activated(cluster).configuration().set(Practice.guide("okta"), 2, false);
    cluster.save();
    cluster.close();
    Path snapshot = directory.resolve("snapshot.json");
    byte[] whole = Files.readAllBytes(snapshot);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(snapshot, cut);
      isUnusable(snapshot, "damaged");
      assertThat(Files.readAllBytes(snapshot)).isEqualTo(cut);
    }
  }

  @Test
  void everyFlippedByteOfASnapshotIsNoticed() throws Exception {
    Practice.activated(cluster).configuration().set(Practice.guide("okta"), 2, false);
    cluster.save();
    cluster.close();
    Path snapshot = directory.resolve("snapshot.json");
    byte[] whole = Files.readAllBytes(snapshot);

    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(snapshot, flipped);
      isUnusable(snapshot, "");
    }
  }

  @Test
  void aNewerSnapshotIsRefused() throws Exception {
    Files.createDirectories(directory);
    Path snapshot = directory.resolve("snapshot.json");
    Files.writeString(snapshot, "{\"format\":9,\"whatever\":true,\"and\":\"more of it\"}");

    isUnusable(snapshot, "it was written by a newer pachsh (format 9; this one knows 2)");
  }

  private void isUnusable(Path snapshot, String reason) {
    EmbeddedCluster other = practice.open(directory);
    assertThatThrownBy(other::isActivated)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("the embedded cluster 'local' cannot be read: " + snapshot + ": ")
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> Practice.activated(other)).isInstanceOf(Failure.class);
  }

  @Test
  void resettingPutsADamagedSnapshotAside() throws Exception {
    Practice.activated(cluster);
    cluster.save();
    cluster.note(Secret.of("unsaved"));
    cluster.detach();
    Path snapshot = directory.resolve("snapshot.json");
    Files.writeString(snapshot, "damaged");

    EmbeddedCluster next = practice.open(directory);
    assertThat(next.isUnrecovered()).isTrue();
    List<Path> aside = next.reset();
    assertThat(aside).hasSize(2);
    assertThat(aside.get(1)).hasContent("damaged");
    Practice.activated(next);
    next.save();
    next.close();
    assertThat(practice.open(directory).isActivated()).isTrue();
    assertThat(Files.readAllLines(directory.resolve("audit.jsonl"))).hasSize(3);
  }

  @Test
  void aDirectoryThatCannotBeWrittenRefusesTheChange() {
    FailingDisk disk = new FailingDisk();
    EmbeddedCluster readOnly = practice.open(directory, disk);
    disk.fill();

    assertThat(readOnly.isActivated()).isFalse();
    EmbeddedCallerTest.refuses(
        () -> Practice.activated(readOnly),
        new Refusal.NotStored(
            "the change was not made: " + directory + ": No space left on device"));
  }

  @Test
  void anInterruptClosesNothingAndIsNotLost() {
    Thread.currentThread().interrupt();
    Practice.activated(cluster);
    cluster.save();
    cluster.note(Secret.of("after the save"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(cluster.latestNote()).contains(Secret.of("after the save"));
    EmbeddedCallerTest.refuses(
        () -> practice.open(directory).note(Secret.of("x")),
        new Refusal.Owned("local", ProcessHandle.current().pid()));
  }

  @Test
  void bindingsSurviveASaveEvenEmptyOnes() {
    Secret token = Practice.adminToken(cluster);
    Caller admin = cluster.as(Optional.of(token));
    Resource home = Resource.project("default");
    admin.bindings().set(home, Principal.ALL_CLUSTER_USERS, Set.of(), false);
    cluster.save();
    cluster.close();

    Caller next = practice.open(directory).as(Optional.of(token));
    assertThat(next.bindings().of(home)).isEmpty();
    next.bindings().set(home, Principal.robot("ci"), Set.of("projectOwner", "repoReader"), false);
    assertThat(next.bindings().of(home))
        .containsEntry(Principal.robot("ci"), Set.of("projectOwner", "repoReader"));
  }
}
