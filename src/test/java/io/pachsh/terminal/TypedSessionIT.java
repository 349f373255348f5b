package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on a pseudo-terminal: typing, completing, pasting, mistyping. */
class TypedSessionIT {
  private static final String SECOND_FAILS =
      """
      echo first
      auth whoami
      echo never
      """;

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
  void greetsBeforeTheFirstPrompt() {
    Tmux terminal = desk.start();
    assertThat(terminal.screen()).startsWith(Desk.BANNER + "\nlocal >");
    terminal.key("C-d").await("[exit 0]");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());
  }

  @Test
  void completesCommandsOptionsAndContexts() {
    Tmux terminal = desk.start();
    terminal.type("aut").key("Tab").type("set-c").key("Tab").type("--dr").key("Tab");
    terminal.await("local > auth set-config --dry-run");
    terminal.key("C-c").await(Desk::showsAPrompt, "a fresh prompt");
    terminal.enter("config set context practice --embedded").await("local* >");
    terminal.type("config set active-context pr").key("Tab").key("Enter");
    terminal.await(screen -> screen.endsWith("practice* >"), "the completed context's prompt");
    terminal.type("auth log").key("Tab");
    terminal.await("Logs in through the identity provider.");
  }

  @Test
  void namesWhatIsOpenAndSuggestsWhatWasMeant() {
    Tmux terminal = desk.start();
    terminal.enter("echo 'one").await("quote '> ");
    terminal.enter("two'").await("\none\ntwo\nlocal >");
    terminal.enter("auth set-config <<EOF").await("heredoc EOF> ");
    terminal.key("C-c").await(Desk::showsAPrompt, "a fresh prompt");
    terminal.enter("echo $?").await("\n130\nlocal >");
    terminal.enter("auth whoam").await("Did you mean 'auth whoami'?\nlocal >");
    terminal.type("half of a li").key("C-c").await("half of a li\nlocal >");
  }

  @Test
  void runsAPastedPageUpToItsFirstFailure() {
    Tmux terminal = desk.start();
    terminal.paste(SECOND_FAILS).await("3 commands: run them? [yes/no/edit]");
    terminal.enter("n").await("Nothing was run; 'edit' opens it.\nlocal >");
    terminal.paste(SECOND_FAILS).await(screen -> screen.endsWith("[yes/no/edit]"), "a question");
    terminal.enter("y");
    String screen = terminal.await("1 of 3 commands was not run; 'edit' opens it.\nlocal >");
    assertThat(screen)
        .contains("\nlocal > echo first\nfirst\nlocal > auth whoami\nerror: the auth service")
        .doesNotContain("\nnever\n");
  }

  @Test
  void takesAVeryLongLineAndEveryLanguage() {
    Tmux terminal = desk.start();
    terminal.enter("echo ñandú 漢字 " + "x".repeat(1000) + "end");
    terminal.await("xend\nlocal >");
    assertThat(terminal.screen()).contains("\nñandú 漢字 xxx");
  }

  @Test
  void fitsANarrowScreen() {
    Tmux terminal = desk.start(new Tmux.Size(40, 60), Map.of());
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.enter("help config");
    String screen = terminal.await("Deletes a context.");
    assertThat(screen)
        .contains("  config get active-context\n    Says which context commands act on.\n");
    terminal.enter("auth activate --initial-admin robot:a-rather-long-name -q");
    terminal.await(
        s -> s.endsWith("* >") && s.contains("\nlocal robo"), "a prompt that leaves room");
  }

  @Test
  void isPlainOnADumbTerminal() {
    Tmux terminal = desk.start(Tmux.Size.USUAL, Map.of("TERM", "dumb"));
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.enter("foo").await("error: There is no command 'foo'.");
    terminal.enter("auth activate --initial-admin robot:admin").await("local robot:admin* >");
    assertThat(terminal.styledHistory()).doesNotContain("\u001b").doesNotContain("WARN:");
  }

  @Test
  void isColouredOnlyWhereColoursAreWanted() {
    Tmux coloured = desk.start();
    coloured.enter("foo").await("There is no command");
    assertThat(coloured.styledHistory()).contains("\u001b[1m\u001b[31merror:");

    Tmux plain = desk.start(Tmux.Size.USUAL, Map.of("NO_COLOR", "1"));
    plain.await(Desk::showsAPrompt, "a prompt");
    plain.enter("foo").await("There is no command");
    plain.enter("config list context --nope").await("Usage: config list context");
    assertThat(plain.styledHistory()).doesNotContain("\u001b");
  }
}
