package io.pachsh.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a walkthrough writes goes away; that of a living process stays is {@code TutorialIT}'s. */
class ScratchDirectoryTest {
  @TempDir private Path parent;

  @Test
  void isForItsOwnerAloneAndGoesWithAllThatIsInIt() throws Exception {
    Path elsewhere = Files.writeString(parent.resolve("elsewhere"), "stays");
    Path path;
    try (ScratchDirectory scratch = ScratchDirectory.in(parent)) {
      path = scratch.path();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      Files.createDirectories(path.resolve("a/b"));
      Files.writeString(path.resolve("a/b/c"), "text");
      Files.createSymbolicLink(path.resolve("a/link"), elsewhere);
    }
    assertThat(path).doesNotExist();
    assertThat(elsewhere).hasContent("stays");
  }

  @Test
  void sweepsWhatAKilledProcessLeftAndNothingElse() throws Exception {
    Path left = Files.createDirectories(parent.resolve("pachsh-walkthrough-1-abc/home"));
    Files.writeString(left.resolve("contexts.json"), "{}");
    Files.writeString(left.resolveSibling("lock"), "");
    Path beingMade = Files.createDirectory(parent.resolve("pachsh-walkthrough-2-abc"));
    Path another = Files.createDirectory(parent.resolve("another"));
    try (ScratchDirectory scratch = ScratchDirectory.in(parent);
        ScratchDirectory beside = ScratchDirectory.in(parent)) {
      assertThat(left.getParent()).doesNotExist();
      assertThat(beingMade).exists();
      assertThat(another).exists();
      assertThat(scratch.path()).exists();
      assertThat(beside.path()).exists();
    }
  }

  @Test
  void saysWhereThereIsNoRoom() {
    assertThatThrownBy(() -> ScratchDirectory.in(parent.resolve("missing")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("none can be made in " + parent.resolve("missing"));
  }
}
