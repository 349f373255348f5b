package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop and the console on a real pseudo-terminal, with toy commands behind them. */
class ConsoleIT {
  private static final String PROMPT = "local robot:admin > ";

  @TempDir private Path directory;
  private final List<Tmux> open = new ArrayList<>();

  @AfterEach
  void closeTerminals() {
    open.forEach(Tmux::close);
  }

  @Test
  void runsWhatIsTyped() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.enter("echo one");
    assertThat(terminal.await("ran echo one\n" + PROMPT))
        .startsWith("toy shell\n" + PROMPT + "echo one\nran echo one\n");
  }

  @Test
  void completesCommandsWithTheirDescriptions() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.type("ec").key("Tab").type("two").key("Enter");
    terminal.await("ran echo two");
    terminal.type("ch").key("Tab");
    assertThat(terminal.await("List the changes")).contains("change ", "Make an unsaved change");
    assertThat(terminal.styledHistory()).doesNotContainPattern("\u001b\\[[0-9;]*3[0-7]m");
  }

  @Test
  void namesWhatIsOpenOnTheSecondPrompt() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.enter("echo 'one");
    terminal.await("quote '> ");
    terminal.enter("two'");
    terminal.await("ran echo 'one");
    terminal.enter("cat <<EOF");
    terminal.await("heredoc EOF> ");
    terminal.enter("first").enter("EOF");
    terminal.await("body first");
  }

  @Test
  void runsAPastedPageCommandByCommandOnceConfirmed() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.paste("cat <<EOF\n{\n\t\"a\": 1\n}\nEOF\necho done\n");
    terminal.await("> echo done\n2 commands: run them? [yes/no/edit]");
    terminal.enter("y");
    assertThat(terminal.await("ran echo done\n")).contains("body {\nbody ", "\"a\": 1\nbody }\n");
  }

  @Test
  void doesNotLetAPasteAnswerAQuestion() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.paste("secret\necho after\n").await("2 commands: run them?");
    terminal.enter("y");
    terminal.await("Token: ");
    terminal.enter("hunter2");
    assertThat(terminal.await("ran echo after")).contains("read 7 characters");
  }

  @Test
  void hidesASecret() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.enter("secret").await("Token: ");
    terminal.paste("a-pasted-secret\n").key("Enter");
    assertThat(terminal.await("read 15 characters")).doesNotContain("pasted");
    terminal.enter("secret");
    terminal.await(screen -> screen.endsWith("Token:"), "a second question");
    terminal.type("oops").key("C-c");
    assertThat(terminal.await("got no answer")).doesNotContain("oops");
  }

  @Test
  void dropsWhatWasTypedAheadOfAQuestion() throws IOException {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.paste("wait\nsecret\n").await("2 commands: run them?");
    terminal.enter("y");
    terminal.await("waiting");
    terminal.enter("ahead");
    Files.createFile(directory.resolve("gate"));
    terminal.await("typed or pasted before this question is dropped");
    terminal.await("Token: ");
    terminal.enter("four");
    terminal.await("read 4 characters");
  }

  @Test
  void ctrlCClearsTheLineAndStopsACommand() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.type("not this").key("C-c");
    terminal.await(screen -> screen.endsWith("\n" + PROMPT.strip()), "a fresh prompt");
    terminal.enter("status");
    terminal.await("status 130");
    terminal.enter("block");
    terminal.await("blocking");
    terminal.key("C-c");
    terminal.await(screen -> screen.endsWith("\n" + PROMPT.strip()), "a prompt after the command");
    terminal.enter("echo alive");
    assertThat(terminal.await("ran echo alive")).doesNotContain("ran not this");
  }

  @Test
  void ctrlDLeavesAndGivesTheTerminalBack() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.key("C-d").await("[exit 0]");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());
  }

  @Test
  void asksBeforeUnsavedChangesAreLost() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.enter("change");
    terminal.await("local robot:admin* > ");
    terminal.key("C-d").await("There are unsaved changes. [save/discard/stay] ");
    terminal.enter("s");
    terminal.await("Please answer save or discard or stay.");
    terminal.enter("sta");
    terminal.await(screen -> screen.endsWith("robot:admin* >"), "the prompt again");
    terminal.key("C-d");
    terminal.await(screen -> screen.endsWith("stay]"), "the question again");
    terminal.enter("d").await("[exit 0]");
  }

  @Test
  void recallsTheHistoryOfEarlierSessionsWithoutSecrets() throws IOException {
    Tmux first = start();
    first.await(PROMPT);
    first.enter("echo kept");
    first.await("ran echo kept");
    first.enter("export API_TOKEN=hunter2 echo");
    first.await("ran export");
    first.paste("cat <<EOF\nhidden body\nEOF\n").key("Enter");
    first.await("body hidden");
    first.enter("exit").await("[exit 0]");

    Path file = directory.resolve("state/history");
    assertThat(Files.readString(file))
        .isEqualTo("echo kept\nexport API_TOKEN=••• echo\ncat <<EOF\nexit\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Tmux second = start();
    second.await(PROMPT);
    second.key("Up").key("Up").key("Up").key("Up");
    second.await(PROMPT + "echo kept");
    second.key("Enter").await("ran echo kept");
  }

  @Test
  void startsAFreshLineAfterOutputWithoutNewline() {
    Tmux terminal = start();
    terminal.await(PROMPT);
    terminal.enter("unended");
    assertThat(terminal.await("no newline")).doesNotContain("newlinelocal");
  }

  @Test
  void fitsANarrowScreen() {
    Tmux terminal = start(new Tmux.Size(40, 24), Map.of());
    terminal.await("local robot:admin > ");
    terminal.type("ch").key("Tab");
    terminal.await("List the changes");
  }

  @Test
  void isQuietOnADumbTerminal() {
    Tmux terminal = start(Tmux.Size.USUAL, Map.of("TERM", "dumb"));
    terminal.await(PROMPT);
    terminal.enter("echo 'plain").await("quote '> ");
    terminal.enter("text'").await("ran echo 'plain");
    terminal.enter("secret").await("Token: ");
    terminal.enter("hunter2").await("read 7 characters");
    terminal.type("not this").key("C-c").await("Ctrl-D or 'exit' leaves.");
    terminal.enter("block").await("blocking");
    terminal.key("C-c");
    terminal.await(screen -> screen.endsWith("\n" + PROMPT.strip()), "a prompt after the command");
    terminal.enter("status").await("status 130");
    assertThat(terminal.screen()).doesNotContain("WARN", "hunter2");
    assertThat(terminal.styledHistory()).doesNotContain("\u001b");
    terminal.key("C-d").await("[exit 130]");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());
  }

  private Tmux start() {
    return start(Tmux.Size.USUAL, Map.of());
  }

  private Tmux start(Tmux.Size size, Map<String, String> environment) {
    List<String> command =
        JavaProgram.of(
            ToyShell.class, "-XX:TieredStopAtLevel=1", "-Dtoy.gate=" + directory.resolve("gate"));
    command.add(directory.resolve("state/history").toString());
    Tmux terminal = Tmux.start(size, environment, command, directory.resolve("t" + open.size()));
    open.add(terminal);
    return terminal;
  }
}
