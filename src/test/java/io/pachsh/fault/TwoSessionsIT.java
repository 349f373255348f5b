package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one embedded cluster: one owns it, the other one looks on and follows. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class TwoSessionsIT {
  @Test
  void theSecondGoesOnWhereTheOwnerLeft(@TempDir Path home) throws Exception {
    try (Piped owner = Piped.start(home);
        Piped second = Piped.start(home, "--keep-going")) {
      owner.answers("auth activate --initial-admin=robot:admin -q", "save");
      assertThat(owner.answers("auth get-robot-token unsaved -q")).hasSize(1);
      assertThat(second.answers("auth whoami")).contains("You are \"robot:admin\"");
      assertThat(second.answers("auth get-robot-token second -q")).isEmpty();
      assertThat(second.said())
          .contains("'local' is being changed by another pachsh (process " + owner.process().pid())
          .contains("Leave the other one first");

      assertThat(owner.answers("save")).containsExactly("Saved 1 change.");
      assertThat(owner.end()).isZero();

      assertThat(second.answers("auth revoke --user robot:unsaved"))
          .containsExactly("1 auth token revoked");
      assertThat(second.answers("auth get-robot-token second -q", "save"))
          .last()
          .isEqualTo("Saved 2 changes.");
    }
  }
}
