package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editing lines in the whole program on a pseudo-terminal. */
class EditingIT {
  private static final String RED_UNDERLINED = "\u001b[4m\u001b[31m";

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
  void coloursTheLineAndMarksTheFirstBadWord() {
    Tmux terminal = desk.start();
    terminal.type("auth whoami --nope 'x'").await("--nope 'x'");
    assertThat(terminal.styledHistory())
        .contains("\u001b[1mauth\u001b[0m")
        .contains(RED_UNDERLINED + "--nope\u001b[0m")
        .contains("\u001b[32m'x'");

    Tmux plain = desk.start(Tmux.Size.USUAL, Map.of("NO_COLOR", "1"));
    plain.await(Desk::showsAPrompt, "a prompt");
    plain.type("foo 'x'").await("foo 'x'");
    assertThat(plain.styledHistory()).doesNotContain("\u001b");
  }

  @Test
  void holdsADamagedDocumentUpUntilItIsMended() {
    Tmux terminal = desk.start();
    terminal.enter("auth set-config --offline <<EOF").await("heredoc EOF>");
    terminal.enter("{\"id_providers\": [ }").enter("EOF");
    terminal.await("Mend it, or press Enter again to run it as it is.\nlocal > auth set-config");
    assertThat(terminal.screen())
        .contains("error: auth configuration, line 1, column 20: ", "| {\"id_providers\": [ }\n");
    terminal.key("Up").key("End").key("BSpace").key("BSpace").type("bad").key("Enter");
    terminal.await("heredoc EOF> {\"id_providers\": [bad\n");
    terminal.await(screen -> screen.split("Mend it", -1).length == 3, "a second complaint");
    terminal.key("Enter").await("error: the auth service is not activated");
  }

  @Test
  void editsTheLastInputWithItsSecretsInAFileOfItsOwn() throws IOException {
    Path editor = script("cp \"$1\" seen; ls -l \"$1\" >mode; echo 'echo edited' >\"$1\"");
    Tmux terminal =
        desk.start(Tmux.Size.USUAL, Map.of("VISUAL", editor.toString(), "TMPDIR", "/tmp"));
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.enter("cd '" + directory + "'");
    terminal.enter("auth use-auth-token <<EOF").enter("hunter2").enter("EOF").await("error: ");
    terminal.enter("edit").await("  echo edited\n1 command: run it? [yes/no/edit]");
    terminal.enter("y").await("local > echo edited\nedited\nlocal >");
    assertThat(directory.resolve("seen")).hasContent("auth use-auth-token <<EOF\nhunter2\nEOF\n");
    assertThat(Files.readString(directory.resolve("mode"))).startsWith("-rw------- ");
    terminal.enter("edit 99").await("There is no input 99 in the history.");
    terminal.enter("history 2").await("6  history 2\nlocal >");
    terminal.key("C-d").await("[exit ");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());
  }

  @Test
  void findsEarlierLinesByTheirStartAndByTheirMiddle() {
    Tmux terminal = desk.start();
    terminal.enter("echo alpha one").await("\nalpha one\n");
    terminal.enter("pwd").await(Desk.hasRun("pwd"), "a new prompt");
    terminal.type("ech").key("Up").await("local > echo alpha one");
    terminal.key("C-c").await(Desk::showsAPrompt, "a prompt");
    terminal.key("C-r").type("pha").await("bck-i-search: pha");
    terminal.key("Enter").await(screen -> screen.split("\nalpha one").length == 3, "its output");
    terminal.enter("set editing vi").await("local* >");
    terminal.type("word").key("Escape").type("0iecho X").key("Enter").await("\nXword\n");
  }

  @Test
  void bringsAMistypedLineBackWholeInItsSessionAlone() {
    String typed = "atuh login --as 'test@pachyderm.com' --timout 1m";
    Tmux terminal = desk.start();
    terminal.enter(typed).await("There is no command");
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.key("Up").await(screen -> screen.endsWith("\nlocal > " + typed), "the whole line");
    terminal.key("C-a").key("C-k").enter("auth login --timout=1m").await("has no option --timout");
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.key("Up").await(screen -> screen.endsWith("> auth login --timout=1m"), "the line");
    terminal.key("C-c").await(Desk::showsAPrompt, "a prompt");
    terminal.enter("exit").await("[exit ");

    Tmux next = desk.start();
    next.key("Up")
        .key("Up")
        .await(screen -> screen.endsWith("> auth login --timout=•••"), "a mask");
    next.key("Up").await(screen -> screen.endsWith("\nlocal > atuh"), "the first word");
  }

  @Test
  void suggestsInGreyWhatWentWellAlone() {
    Tmux terminal = desk.start();
    terminal.enter("echo one").await("\none\n");
    terminal.enter("pwd extra").await("takes no argument");
    terminal.enter("auth whoami").await("is not activated");
    terminal.await(Desk::showsAPrompt, "a prompt");
    suggestsOnlyWhatWentWell(terminal);
    terminal.enter("exit").await("[exit ");
    suggestsOnlyWhatWentWell(desk.start());
  }

  private static void suggestsOnlyWhatWentWell(Tmux terminal) {
    terminal.type("ech").await(screen -> screen.endsWith("local > echo one"), "a suggestion");
    terminal.key("C-a").key("C-k").type("pw");
    terminal.await(screen -> screen.endsWith("local > pw"), "no suggestion");
    terminal.key("C-a").key("C-k").type("auth w");
    terminal.await(screen -> screen.endsWith("local > auth w"), "no suggestion");
    terminal.key("C-a").key("C-k").await(Desk::showsAPrompt, "an empty prompt");
  }

  @Test
  void isSuspendedInTheMiddleOfALineAndComesBackToIt() {
    Path pachsh = Path.of("scripts/pachsh").toAbsolutePath();
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
      terminal.enter("clear; stty -a >'" + directory + "/s1'; '" + pachsh + "'");
      terminal.await("local >");
      terminal.type("echo half").await("echo half");
      terminal.key("C-z").await("Stopped");
      terminal.enter("stty -a >'" + directory + "/s2'; echo $((40 + 2))").await("42");
      assertThat(directory.resolve("s2")).hasSameTextualContentAs(directory.resolve("s1"));
      terminal.enter("fg").await("local > echo half");
      terminal.type(" whole").key("Enter").await("\nhalf whole\nlocal >");
      terminal.paste("echo 1\necho 2\n").await("2 commands: run them?");
      terminal.enter("n").await("Nothing was run");
    }
  }

  @Test
  void wrapsMessagesAtWordsAndFollowsTheWindow() {
    Tmux terminal = desk.start(new Tmux.Size(40, 24), Map.of());
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.enter("config set active-context nowhere");
    assertThat(terminal.await("makes one."))
        .contains("error: context does not exist: nowhere\n")
        .contains(
            "\n  'config list context' shows them;\n  'config set context NAME --embedded'\n");
    terminal.type("echo ").await(screen -> screen.endsWith("local > echo"), "the typed start");
    terminal.resize(new Tmux.Size(60, 20));
    terminal.enter("still here").await("\nstill here\n");
  }

  private Path script(String body) throws IOException {
    Path script = directory.resolve("editor");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }
}
