package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and window sizes that come while a command runs, on a pseudo-terminal. */
class RunningIT {
  /** Says when it has begun, in words that do not stand in the line itself. */
  private static final String LONG_PROGRAM = "!sh -c 'echo be\"\"gun; exec sleep 100'";

  @TempDir private Path directory;
  private Desk desk;

  @BeforeEach
  void sitDown() {
    desk = new Desk(directory);
  }

  @AfterEach
  void getUp() {
    desk.close();
  }

  @Test
  void ctrlCEndsAProgramAndTheRestOfTheLine() {
    Tmux terminal = desk.start();
    terminal.enter(LONG_PROGRAM + "; echo not reached").await("\nbegun\n");
    terminal.key("C-c");
    assertThat(terminal.await(Desk::showsAPrompt, "the prompt after Ctrl-C"))
        .endsWith("\nbegun\n^C\nlocal >");
    terminal.enter("echo $?").await("\n130\nlocal >");
  }

  @Test
  void aProgramIsSuspendedWithTheConsoleAndGoesOnWithIt() {
    Tmux terminal =
        Tmux.start(
            Tmux.Size.USUAL,
            Map.of(
                "PS1",
                "shell: ",
                "PACHSH_NO_BUILD",
                "1",
                "PACHSH_HOME",
                desk.home().toString(),
                "PACH_CONFIG",
                directory.resolve("none").toString()),
            List.of("bash", "--norc", "-i"),
            directory.resolve("shell"));
    try (terminal) {
      terminal.await("shell:");
      terminal.enter("clear; '" + Path.of("scripts/pachsh").toAbsolutePath() + "'");
      terminal.await("local >");
      terminal
          .enter("!sh -c 'echo be\"\"gun; read -r line; echo \"got $line\"'")
          .await("\nbegun\n");
      terminal.key("C-z").await("Stopped");
      terminal.enter("echo $((40 + 2))").await("\n42\n");
      terminal.enter("fg").await("scripts/pachsh'\n");
      terminal.enter("on").await("\ngot on\nlocal >");
      terminal.enter("echo $?").await("\n0\nlocal >");
    }
  }

  @Test
  void whatIsShownNextFollowsTheWindow() {
    Tmux terminal = desk.start();
    terminal.enter("!sh -c 'echo be\"\"gun; read -r line'; tutorial").await("\nbegun\n");
    terminal.resize(new Tmux.Size(50, 100));
    terminal.key("Enter");
    String screen = terminal.await(Desk::showsAPrompt, "the prompt behind the table");
    assertThat(screen).contains("fix-a-broken-login").contains("not begun");
    assertThat(screen.lines().filter(line -> line.startsWith(" ")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(50));
    assertThat(screen.lines().filter(line -> line.contains("not begun"))).hasSize(7);
  }
}
