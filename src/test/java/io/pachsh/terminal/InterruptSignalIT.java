package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.JavaProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C of a program without a line editor. */
class InterruptSignalIT {
  @TempDir private Path directory;

  @Test
  void theFirstCtrlCInterruptsTheCommand() {
    try (Tmux terminal = start()) {
      terminal.await("sleeping");
      terminal.key("C-c");
      assertThat(terminal.await("[exit 130]")).contains("orderly end");
    }
  }

  @Test
  void theSecondEndsACommandThatDoesNotListen() {
    try (Tmux terminal = start("stubborn")) {
      terminal.await("sleeping");
      terminal.key("C-c").await("still sleeping");
      terminal.key("C-c");
      assertThat(terminal.await("[exit 130]")).doesNotContain("orderly end");
    }
  }

  private Tmux start(String... arguments) {
    List<String> command = JavaProgram.of(Sleeper.class);
    command.addAll(List.of(arguments));
    return Tmux.start(Tmux.Size.USUAL, Map.of(), command, directory);
  }
}
