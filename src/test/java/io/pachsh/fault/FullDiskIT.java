package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A session whose directory is on a file system of its own, small enough to be filled. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class FullDiskIT {
  private static final int TOKENS = 60;

  @Test
  void aFullDiskIsSaidAndLosesNothing(@TempDir Path disk) throws Exception {
    try (Piped pachsh =
        Piped.start(disk.resolve("home"), SmallDisk.at(disk, "128k"), "--keep-going")) {
      pachsh.answers(
          "auth activate --initial-admin=robot:admin -q",
          "save",
          "auth get-robot-token before -q",
          "!dd if=/dev/zero of=" + disk.resolve("filler") + " bs=512 status=none");

      // What the file system has allocated to the journal already takes some more.
      int fitting = pachsh.answers(tokens()).size();
      assertThat(fitting).isLessThan(TOKENS);
      assertThat(pachsh.said())
          .contains("the change was not made: " + disk.resolve("home/clusters/local/journal"))
          .contains("No space left on device");
      assertThat(pachsh.answers("auth whoami")).contains("You are \"robot:admin\"");
      assertThat(pachsh.answers("config set context other --embedded", "save")).isEmpty();
      assertThat(pachsh.said()).contains("Not everything was saved", "snapshot.json");
      assertThat(pachsh.answers("!ls -A " + disk.resolve("home/clusters/local"), "!echo"))
          .doesNotContain("snapshot.json.next");
      assertThat(pachsh.answers("status"))
          .contains("  local: token issued to robot:before, without expiry");

      assertThat(pachsh.answers("!rm " + disk.resolve("filler"), "auth get-robot-token after -q"))
          .hasSize(1);
      assertThat(pachsh.answers("save"))
          .containsExactly("Saved %d changes.".formatted(2 + fitting));
      assertThat(
              pachsh.answers(
                  "!sed '' " + disk.resolve("home/clusters/local/snapshot.json"), "!echo"))
          .asString()
          .contains("robot:before", "robot:after", fitting == 0 ? "" : robot(fitting - 1))
          .doesNotContain(robot(fitting));
    }
  }

  private static String[] tokens() {
    return IntStream.range(0, TOKENS)
        .mapToObj(i -> "auth get-robot-token " + robot(i) + " -q")
        .toArray(String[]::new);
  }

  /** Names of one length, so that none fits where another did not. */
  private static String robot(int number) {
    return "while-full-" + (100 + number);
  }
}
