package io.pachsh.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PipelineDefaults;
import io.pachsh.cluster.PlaceDetails;
import io.pachsh.cluster.ServedPlaces;
import io.pachsh.embedded.change.ChangeJson;
import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.EditJson;
import io.pachsh.embedded.storage.ClusterDirectory;
import io.pachsh.embedded.storage.LocalDisk;
import io.pachsh.embedded.storage.SnapshotFile;
import io.pachsh.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about projects and repos is kept as long as they are. */
class PlaceDetailsTest {
  private static final Resource VISION = Resource.project("vision");
  private static final Resource IMAGES = Resource.repo("vision", "images");
  private static final Path OLD =
      Path.of("src/test/resources/homes/first/home/clusters/local/snapshot.json");

  private final Practice practice = new Practice();
  @TempDir private Path directory;

  @Test
  void survivesSavingAndACrash() {
    Secret admin;
    PlaceDetails vision;
    EmbeddedCluster cluster = practice.open(directory);
    try {
      admin = Practice.adminToken(cluster);
      ServedPlaces places = cluster.places(Optional.of(admin));
      places.create(VISION, "what is seen");
      places.setDefaults(VISION, "{\"a\":1}", false);
      vision = places.details(VISION);
      cluster.save();
      places.create(IMAGES, "raw");
      places.describe(IMAGES, "raw\n\"ones\"");
    } finally {
      cluster.detach();
    }
    assertThat(vision.createdBy()).contains(Practice.ADMIN);
    assertThat(vision.created()).isPresent();

    EmbeddedCluster again = practice.open(directory);
    try {
      ServedPlaces places = again.places(Optional.of(admin));
      assertThat(places.details(VISION)).isEqualTo(vision);
      assertThat(places.defaults(VISION).json()).isEqualTo("{\"a\":1}");
      again.recover();
      assertThat(places.details(IMAGES).description()).isEqualTo("raw\n\"ones\"");
      assertThat(places.projectsByAge()).containsExactly(Resource.project("default"), VISION);
    } finally {
      again.close();
    }
  }

  @Test
  void comesBackWhenItIsUndone() {
    EmbeddedCluster cluster = practice.open(directory);
    try {
      Secret admin = Practice.adminToken(cluster);
      ServedPlaces places = cluster.places(Optional.of(admin));
      places.create(VISION, "first");
      places.create(IMAGES, "raw");
      PlaceDetails before = places.details(VISION);
      places.describe(VISION, "second");
      places.setDefaults(VISION, "{\"a\":1}", false);
      assertThat(places.details(VISION)).isEqualTo(before.withDescription("second"));
      undo(cluster, admin, 2);
      assertThat(places.details(VISION)).isEqualTo(before);
      assertThat(places.defaults(VISION)).isEqualTo(PipelineDefaults.NONE);

      places.deleteProject("vision", true);
      assertThat(places.contains(IMAGES)).isFalse();
      undo(cluster, admin, 1);
      assertThat(places.details(VISION)).isEqualTo(before);
      assertThat(places.details(IMAGES).description()).isEqualTo("raw");
      places.deleteAll();
      assertThat(places.projectsByAge()).containsExactly(Resource.project("default"));
      undo(cluster, admin, 1);
      assertThat(places.details(IMAGES).description()).isEqualTo("raw");
    } finally {
      cluster.close();
    }
  }

  private static void undo(EmbeddedCluster cluster, Secret admin, int count) {
    cluster.as(Optional.of(admin)).history().undo(count, false);
  }

  @Test
  void nothingNeedBeKnownOfWhatAnOlderPachshMade() throws Exception {
    Path home = Files.createDirectory(directory.resolve("old"));
    Files.copy(OLD, home.resolve("snapshot.json"));
    EmbeddedCluster cluster = practice.open(home);
    try {
      ServedPlaces places = cluster.places(Optional.of(Secret.of("old-root-token-of-the-first")));
      assertThat(cluster.isActivated()).isTrue();
      assertThatThrownBy(() -> places.details(VISION)).isInstanceOf(RefusedException.class);
    } finally {
      cluster.close();
    }
    ClusterState state =
        SnapshotFile.read(new ClusterDirectory(home, "old", new LocalDisk())).orElseThrow().state();
    assertThat(state.places().contains(IMAGES)).isTrue();
    assertThat(state.places().details(IMAGES)).isEqualTo(PlaceDetails.UNKNOWN);

    Entry created =
        ChangeJson.read(
            """
            {"n":1,"at":"2026-01-01T00:00:00Z","by":"robot:a","do":"place-created",\
            "type":"PROJECT","name":"audio","owner":"robot:a"}\
            """
                .getBytes(StandardCharsets.UTF_8));
    ClusterState next = created.applyTo(state);
    assertThat(next.places().details(Resource.project("audio")).createdBy())
        .contains(new Principal("robot:a"));
    Edit old = EditJson.read(List.of("place", "PROJECT", "audio", "yes"));
    assertThat(old.holds(next)).isTrue();
    assertThat(old.on(next).places()).isEqualTo(next.places());
    assertThat(EditJson.read(List.of("place", "PROJECT", "audio", "no")).on(next).places())
        .isEqualTo(state.places());
  }

  @Test
  void whoMayDescribeAndDeleteIsPachdsToSay() {
    EmbeddedCluster cluster = practice.open(directory);
    try {
      Secret admin = Practice.adminToken(cluster);
      ServedPlaces places = cluster.places(Optional.of(admin));
      places.create(VISION, "");
      places.create(IMAGES, "raw");
      Principal robot = Principal.robot("ci");
      Secret token = cluster.as(Optional.of(admin)).tokens().issue("ci", Optional.empty());
      ServedPlaces theirs = cluster.places(Optional.of(token));
      assertThat(theirs.visibleRepos(Set.of())).isEmpty();
      cluster.as(Optional.of(admin)).bindings().set(IMAGES, robot, Set.of("repoReader"), false);
      assertThat(theirs.visibleRepos(Set.of())).containsExactly(IMAGES);
      assertThat(theirs.deleteRepo(IMAGES)).isFalse();
      assertThat(theirs.deleteRepos(Set.of())).isEmpty();
      assertThatThrownBy(() -> theirs.require(Permission.REPO_WRITE, IMAGES))
          .hasMessageContaining("REPO_WRITE");
      assertThatThrownBy(theirs::deleteAll).hasMessageContaining("PROJECT_DELETE");
    } finally {
      cluster.close();
    }
  }
}
