package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.LongRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole program while it applies a policy of 5,000 entries, at random moments from the
 * reading of the file to behind the save: either all of it is there afterwards, or none. {@code
 * -Dpachsh.kills=500} kills more often.
 */
@Tag(LongRun.TAG)
class KilledApplyIT {
  private static final int KILLS = LongRun.cases("kills", 3, 100);
  private static final int ENTRIES = 5_000;
  private static final long LONGEST_NANOS = 1_500_000_000;

  @TempDir private Path directory;
  private final Random random = new Random(23);

  @Test
  void aPolicyIsAppliedWholeOrNotAtAll() throws Exception {
    Path token = directory.resolve("token");
    Path home = directory.resolve("home");
    try (Piped pachsh = Piped.start(home)) {
      assertThat(
              pachsh.answers(
                  "auth activate --initial-admin=robot:admin -q > " + token,
                  "auth use-auth-token < " + token + " > /dev/null",
                  "save > /dev/null"))
          .isEmpty();
    }
    int lost = 0;
    long before = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      Path policy = policy(kill);
      try (Piped pachsh = Piped.start(home)) {
        assertThat(pachsh.answers("auth whoami > /dev/null")).isEmpty();
        pachsh.send("access apply " + policy + " --yes > /dev/null", "save > /dev/null");
        LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_NANOS));
        pachsh.kill();
      }
      try (Piped pachsh = Piped.start(home)) {
        pachsh.answers("recover", "save");
        long now =
            pachsh.answers("auth get cluster -o csv").stream()
                .filter(line -> line.contains("robot:k"))
                .count();
        lost += now == before || now == before + ENTRIES ? 0 : 1;
        assertThat(pachsh.answers("audit verify")).anyMatch(line -> line.startsWith("Head: "));
        before = now;
      }
    }
    LongRun.report("kills of apply", KILLS, lost);
    assertThat(lost).isZero();
  }

  private Path policy(int kill) throws Exception {
    StringBuilder text = new StringBuilder("access_version: 1\nbindings:\n  cluster:\n");
    for (int i = 0; i < ENTRIES; i++) {
      text.append("    robot:k%d-%d: [secretAdmin]\n".formatted(kill, i));
    }
    return Files.writeString(directory.resolve("policy.yaml"), text);
  }
}
