package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.Readme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that README.md shows print what it shows. */
class ReadmeIT {
  @TempDir private Path home;

  @Test
  void theCommandsAnswerAsShown() throws Exception {
    Readme readme = Readme.read();
    assertThat(readme.commands()).hasSizeGreaterThan(4);
    for (Readme.Command command : readme.commands()) {
      try (Launched shell = Launched.shell(home, command.line())) {
        shell.await();
        assertThat(Readme.shortened(shell.out()))
            .as("what '" + command.line() + "' prints")
            .matches(command.pattern());
      }
    }
  }
}
