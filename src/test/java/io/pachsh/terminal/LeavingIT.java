package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways out of the whole program on a pseudo-terminal, and what is kept on each. */
class LeavingIT {
  private static final String ACTIVATE = "auth activate --initial-admin robot:admin -q";
  private static final String UNSAVED = "local robot:admin* >";

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
  void staysOrSavesAsAsked() {
    Tmux terminal = desk.start();
    terminal.enter(ACTIVATE).await(UNSAVED);
    terminal.key("C-d").await("There are 2 unsaved changes. [save/discard/stay] ");
    terminal.enter("stay").await(screen -> screen.endsWith(UNSAVED), "the prompt again");
    terminal.key("C-d").await(screen -> screen.endsWith("stay]"), "the question again");
    terminal.enter("save").await("[exit 0]");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());
    assertThat(desk.start().screen()).endsWith("local robot:admin >");
  }

  @Test
  void discardsAsAsked() {
    Tmux terminal = desk.start();
    terminal.enter(ACTIVATE).await(UNSAVED);
    terminal.enter("exit").await("[save/discard/stay]");
    terminal.enter("discard").await("[exit 0]");
    assertThat(desk.start().screen()).endsWith("\nlocal >").doesNotContain("crashed");
  }

  /** Between two lines the line editor takes its handler of Ctrl-C away, and puts it back. */
  @Test
  void staysForCtrlCAtWhateverMoment() throws Exception {
    Tmux terminal = desk.start();
    long pid = process(terminal).pid();
    // From one signal to the next it takes a little longer each time, up to a millisecond or so.
    String signals =
        """
        i=0
        while [ $i -lt 3000 ] && kill -INT %d; do
          j=$((i * 7 %% 3000))
          while [ $j -gt 0 ]; do j=$((j - 1)); done
          i=$((i + 1))
        done
        test $i = 3000
        """;
    Process flood = new ProcessBuilder("sh", "-c", signals.formatted(pid)).inheritIO().start();
    assertThat(flood.waitFor()).isZero();
    terminal.enter("echo still here").await("\nstill here\n");
  }

  @Test
  void leavesSomethingToRecoverWhenItIsTerminated() {
    Tmux terminal = desk.start();
    terminal.enter(ACTIVATE).await(UNSAVED);
    terminate(terminal);
    assertThat(terminal.await("[exit 143]")).doesNotContain("bug");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());

    Tmux next = desk.start();
    next.await("A crashed session left unsaved changes in 'local'");
    next.enter("recover").await("access control activated, with initial admin robot:admin");
    next.await(screen -> screen.endsWith(UNSAVED), "the prompt of the one who was signed in");
  }

  @Test
  void leavesSomethingToRecoverWhenItsTerminalGoes() {
    Tmux terminal = desk.start();
    terminal.enter(ACTIVATE).await(UNSAVED);
    ProcessHandle process = process(terminal);
    terminal.hangUp();
    process.onExit().join();
    assertThat(desk.home().resolve("pachsh.log")).doesNotExist();

    Tmux next = desk.start();
    next.enter("recover").await(screen -> screen.endsWith(UNSAVED), "the changes back");
  }

  private static void terminate(Tmux terminal) {
    assertThat(process(terminal).destroy()).isTrue();
  }

  private static ProcessHandle process(Tmux terminal) {
    Pattern answer = Pattern.compile("(?m)^parent=(\\d+)$");
    terminal.enter("!sh -c 'echo parent=$PPID'");
    Matcher found = answer.matcher(terminal.await(s -> answer.matcher(s).find(), "its process id"));
    assertThat(found.find()).isTrue();
    return ProcessHandle.of(Long.parseLong(found.group(1))).orElseThrow();
  }
}
