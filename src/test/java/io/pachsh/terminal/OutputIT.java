package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole program shows on a pseudo-terminal: pages, prompts, progress, narrow tables. */
class OutputIT {
  private static final String ACTIVATE = "auth activate --initial-admin=robot:admin > /dev/null";

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
  void aLongAnswerIsPagedAndAShortOneIsNot() {
    Tmux terminal = desk.start(Tmux.Size.USUAL, Map.of("PAGER", "less"));
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.enter("pwd").await(Desk.hasRun("pwd"), "a prompt behind a short answer");
    terminal.enter("help all");
    terminal.await(screen -> screen.endsWith("q leaves, space goes on"), "the pager's prompt");
    terminal.key("C-c");
    // The pager forgets keys that come before it has noticed the interrupt.
    terminal.await(screen -> terminal.type("G").screen().contains("(END)"), "the end");
    terminal.key("q").await(Desk::showsAPrompt, "a prompt after the pager");
    terminal
        .enter("help all")
        .await(screen -> screen.endsWith("q leaves, space goes on"), "the pager's prompt again");
    terminal.key("q").await(Desk::showsAPrompt, "a prompt after quitting early");
    terminal.enter("echo $?").await("\n0\nlocal >");
    terminal.enter("help all > /dev/null").enter("set pager off").await("local* >");
    terminal.enter("help all").await("teaches all of this step by step.\nlocal* >");
    terminal.key("C-d").await("[save/discard/stay]");
    terminal.enter("discard").await("[exit 0]");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());
  }

  @Test
  void thePromptWarnsInColourAndInWords() {
    Tmux terminal = desk.start();
    terminal.enter(ACTIVATE).await("local robot:admin* >");
    terminal.enter("config update context local --protected").await("local! robot:admin* >");
    assertThat(terminal.styledHistory()).contains("\u001b[1m\u001b[31mlocal!");
    terminal.enter("cd '" + directory + "'");
    terminal.enter("auth get-robot-token ci --ttl 30m -q > t");
    terminal.enter("auth use-auth-token < t").await("local! robot:ci (expires in 30m)* >");
    terminal.enter("set theme plain").enter("clear");
    terminal.await(screen -> screen.startsWith("local! robot:ci"), "a cleared screen");
    assertThat(terminal.styledHistory().lines().reduce((a, b) -> b).orElse(""))
        .doesNotContain("\u001b[1m");
  }

  @Test
  void aWaitTurnsAndLeavesACleanLine() {
    Tmux terminal = desk.start(new Tmux.Size(40, 24), Map.of());
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.enter(ACTIVATE).await("*");
    terminal.enter("rehearsal start > /dev/null");
    terminal.enter("auth set-config <<EOF");
    terminal.enter("issuer: $OKTA_ISSUER").enter("client_id: $OKTA_CLIENT_ID");
    terminal.enter("client_secret: $OKTA_CLIENT_SECRET").enter("redirect_uri: $OKTA_REDIRECT_URI");
    terminal.enter("EOF").await("The configuration is live");
    terminal.enter("clear");
    terminal
        .enter("auth login")
        .await(screen -> screen.matches("(?s).*[-/|\\\\] Waiting for the b.*"), "a sign");
    terminal.key("C-c");
    String screen = terminal.await(s -> s.endsWith("* >"), "the prompt after Ctrl-C");
    assertThat(screen).doesNotContain("Waiting", "Ctrl-C gives");
    terminal.enter("clear").enter("auth list roles");
    terminal.await("ROLE");
    assertThat(terminal.screen().lines()).allMatch(line -> line.length() <= 40);
  }

  @Test
  void aDumbTerminalIsNeitherPagedNorRedrawn() {
    Tmux terminal = desk.start(Tmux.Size.USUAL, Map.of("TERM", "dumb"));
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.enter("help all").await("teaches all of this step by step.\nlocal >");
    terminal.enter(ACTIVATE).enter("config update context local --protected");
    terminal.await("local! robot:admin* >");
    assertThat(terminal.styledHistory()).doesNotContain("\u001b");
  }
}
