package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walkthroughs on a pseudo-terminal: how they look, and how they end, also badly. */
class TutorialIT {
  private static final String LEAD =
      """
      Switch access control on

      The next command makes a first administrator, a robot called 'admin'. It prints
      a token: whoever has it is the administrator, and without it you can lock
      yourself out. So send it to a file at once; pachsh makes files that only you can
      read. '-q' leaves out everything but the token.

          auth activate --initial-admin=robot:admin -q > admin.token

      first-steps 3/10 >\
      """;

  private static final String NARROW_LEAD =
      """
      Switch access control on

      The next command makes a first
      administrator, a robot called 'admin'.
      It prints a token: whoever has it is the
      administrator, and without it you can
      lock yourself out. So send it to a file
      at once; pachsh makes files that only
      you can read. '-q' leaves out everything
      but the token.

          auth activate --initial-admin=robot:
      admin -q > admin.token

      first-steps 3/10 >\
      """;

  @TempDir private Path directory;
  private Path temporary;
  private Desk desk;

  @BeforeEach
  void sitDown() throws IOException {
    temporary = Files.createDirectory(directory.resolve("tmp"));
    desk = new Desk(directory);
  }

  @AfterEach
  void getUp() {
    desk.close();
  }

  @Test
  void showsRunsAndGoesOnByEnter() {
    Tmux terminal = take(Tmux.Size.USUAL, Map.of(), "first-steps");
    terminal.await("first-steps 1/10 >");
    assertThat(terminal.styledHistory()).contains("\u001b[1mSomebody new arrives");
    terminal.key("Enter").await("first-steps 2/10 >");
    terminal.key("Enter").await("first-steps 3/10 >");
    assertThat(terminal.screen()).endsWith("\n\n" + LEAD);
    terminal.key("Enter").await("first-steps 4/10 >");
    terminal.key("Enter").await("You are \"robot:admin\"");
    terminal.await("first-steps 5/10 >");
    terminal.enter("quit").await("[exit 0]");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());
    assertThat(scratch()).isEmpty();
  }

  @Test
  void fitsANarrowScreenAndOneThatIsMadeNarrow() {
    Tmux terminal = take(new Tmux.Size(40, 24), Map.of(), "first-steps");
    terminal.await("first-steps 1/10 >");
    terminal.enter("skip").await("first-steps 2/10 >");
    terminal.enter("skip").await("first-steps 3/10 >");
    assertThat(terminal.screen()).endsWith("\n\n" + NARROW_LEAD);
    terminal.enter("skip").await("first-steps 4/10 >");
    terminal.enter("auth activate --initial-admin=robot:admin > t").enter("");
    terminal.await("first-steps 5/10 >");

    terminal.resize(Tmux.Size.USUAL);
    terminal.enter("clear").enter("show").await("give the same to a program. Look at the roles:");
  }

  @Test
  void isPlainOnADumbTerminal() {
    Tmux terminal = take(Tmux.Size.USUAL, Map.of("TERM", "dumb"), "first-steps");
    terminal.await("first-steps 1/10 >");
    terminal.key("Enter").await("first-steps 2/10 >");
    terminal.enter("skip").await("first-steps 3/10 >");
    assertThat(terminal.screen()).endsWith("\n\n" + LEAD);
    terminal.key("C-c").await("'help' says what else there is.");
    terminal.key("C-d").await("[exit 0]");
    assertThat(terminal.styledHistory()).doesNotContain("\u001b");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());
  }

  @Test
  void takesAPasteAsTheConsoleDoes() {
    Tmux terminal = take(Tmux.Size.USUAL, Map.of(), "first-steps");
    terminal.await("first-steps 1/10 >");
    terminal.paste("echo one\necho two\n").await("2 commands: run them? [yes/no/edit]");
    terminal.enter("yes").await("first-steps 1/10 > echo two\ntwo\nfirst-steps 1/10 >");
    terminal.key("Up").key("Up").await(s -> s.endsWith("1/10 > echo one"), "the line again");
  }

  @Test
  void ctrlCStopsAStepAndNothingElse() {
    Tmux terminal = take(Tmux.Size.USUAL, Map.of(), "okta");
    for (int step = 1; step < 11; step++) {
      terminal.await("okta " + step + "/13 >").lines();
      terminal.key("Enter");
    }
    terminal.await("okta 11/13 >");
    terminal.enter("rehearsal misbehave slow").await("takes a minute");
    terminal.key("Enter");
    // Nothing shows when the step has begun, and at the prompt Ctrl-C does no harm.
    terminal.await(
        screen ->
            screen.contains("Interrupted. Enter runs it again, 'skip' goes on")
                || !terminal.key("C-c").equals(terminal),
        "an interrupted step");
    terminal.key("C-c").await("'help' says what else there is.");
    terminal.enter("rehearsal misbehave off").await("The rehearsal org behaves.");
    terminal.key("Enter").await("You are signed in as okta:test@pachyderm.com.");
    terminal.await("okta 12/13 >");
    terminal.enter("exit").await("[exit 0]");
    assertThat(terminal.settingsAfter()).isEqualTo(terminal.settingsBefore());
    assertThat(scratch()).isEmpty();
  }

  @Test
  void aKilledWalkthroughLeavesTheReadersThingsAloneAndIsSweptByTheNext() throws IOException {
    Tmux reader =
        desk.start(Tmux.Size.USUAL, Map.of(), "auth", "activate", "--token-file", token());
    reader.await("[exit 0]");
    Map<Path, String> before = everythingAtHome();

    Tmux killed = take(Tmux.Size.USUAL, Map.of(), "first-steps");
    killed.await("first-steps 1/10 >");
    killed.enter("auth activate > t; auth get-robot-token ci > t; save").await("never saved");
    Tmux beside = take(Tmux.Size.USUAL, Map.of(), "roles");
    beside.await("roles 1/11 >");
    killed.enter("!sh -c 'kill -9 $PPID'").await("[exit 137]");
    assertThat(scratch()).hasSize(2);
    assertThat(everythingAtHome()).isEqualTo(before);

    Tmux next = take(Tmux.Size.USUAL, Map.of(), "scripting");
    next.await("scripting 1/9 >");
    assertThat(scratch()).hasSize(2);
    beside.key("Enter").await("roles 2/11 >");
    beside.enter("quit").await("[exit 0]");
    next.enter("quit").await("[exit 0]");
    assertThat(scratch()).isEmpty();
    Map<Path, String> after = everythingAtHome();
    after.remove(desk.home().resolve("walkthroughs"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void nothingIsLeftWhenTheTerminalGoes() {
    Tmux terminal = take(Tmux.Size.USUAL, Map.of(), "first-steps");
    terminal.await("first-steps 1/10 >");
    assertThat(scratch()).hasSize(1);
    terminal.enter("!sh -c 'echo parent=$PPID'");
    Pattern answer = Pattern.compile("(?m)^parent=(\\d+)$");
    Matcher found = answer.matcher(terminal.await(s -> answer.matcher(s).find(), "its process id"));
    assertThat(found.find()).isTrue();
    ProcessHandle process = ProcessHandle.of(Long.parseLong(found.group(1))).orElseThrow();
    terminal.hangUp();
    process.onExit().join();
    assertThat(scratch()).isEmpty();
  }

  private String token() {
    return directory.resolve("admin.token").toString();
  }

  private Tmux take(Tmux.Size size, Map<String, String> environment, String name) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put("PACHSH_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    return desk.start(size, all, "tutorial", name);
  }

  private List<Path> scratch() {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(f -> f.getFileName().toString().startsWith("pachsh-walk")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Map<Path, String> everythingAtHome() throws IOException {
    Map<Path, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(desk.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(file, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }
}
