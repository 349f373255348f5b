package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.JavaProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Completion in the whole program on a pseudo-terminal, as it looks on the screen. */
class CompletionIT {
  private static final String GREY = "\u001b[2m";

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
  void listsTheWordsOfCommandsWithWhatTheyDo() {
    Tmux terminal = desk.start();
    terminal.type("config set ").key("Tab");
    terminal.await("active-context");
    assertThat(terminal.screen())
        .isEqualTo(
            Desk.BANNER
                + """

                local > config set
                active-context             Chooses the context that commands act on.
                active-enterprise-context  Chooses the context of the enterprise server.
                context                    Makes a new context.
                metrics                    Lets pachctl report its use, or not.\
                """);
    terminal.type("co").key("Tab").await("local > config set context");
  }

  /** With a row for each, the line editor would ask first, and then cut off the last ones. */
  @Test
  void setsNamesSideBySideWhereThereAreTooFewRows() {
    Tmux terminal = desk.start();
    terminal.key("Tab").await(screen -> screen.contains("undo"), "the last commands");
    assertThat(terminal.screen()).contains("audit", "auth", "tutorial").doesNotContain("Lists");
    terminal.type("auth who").await("local > auth who");
  }

  @Test
  void offersTheRolesThatFitTheResource() {
    Tmux terminal = signedIn();
    terminal.type("auth set repo images repo").key("Tab");
    terminal.await("repoWriter  cluster");
    assertThat(lastLines(terminal.screen(), 4))
        .isEqualTo(
            """
            local robot:admin* > auth set repo images repo
            repoOwner   cluster, repo, project: 16 permissions
            repoReader  cluster, repo, project: 9 permissions
            repoWriter  cluster, repo, project: 14 permissions\
            """);
    terminal.type("R").key("Tab").type("robot:").key("Tab");
    terminal.await("local robot:admin* > auth set repo images repoReader robot:admin");
  }

  @Test
  void writesQuotesAndEscapesWhereTheyAreNeeded() {
    Tmux terminal = desk.start();
    terminal.enter("cd '" + directory + "'");
    String write = "echo deep > \"it's a file\"";
    terminal.enter(write).await(Desk.hasRun(write), "a prompt behind it");
    terminal.type("source it").key("Tab").await("local > source it\\'s\\ a\\ file");
    terminal.key("C-u").type("source \"it").key("Tab").await("local > source \"it's a file\"");
    terminal.key("C-u").type("source 'it").key("Tab").await("local > source 'it'\\''s a file'");
    terminal.key("C-u").type("!cat it").key("Tab").key("Enter").await("\ndeep\n");
  }

  @Test
  void keepsWhatStandsBehindTheCursor() {
    Tmux terminal = desk.start();
    terminal.type("auth whoa; echo behind");
    for (int i = 0; i < "; echo behind".length(); i++) {
      terminal.key("Left");
    }
    terminal.key("Tab").await("local > auth whoami ; echo behind");
    terminal.key("End").type(" | so").key("C-u");
    terminal.type("echo one | sor").key("Tab").await("local > echo one | sort");
  }

  @Test
  void offersWhatWasProbablyMeant() {
    Tmux terminal = desk.start();
    terminal.type("auht").key("Tab").type("whaomi").key("Tab");
    terminal.await("local > auth whoami");
    terminal.key("C-u").type("set cluster").key("C-u").type("auth inspect role admin").key("Tab");
    terminal.await("secretAdmin");
    terminal.key("C-c").await(Desk::showsAPrompt, "a prompt");
    assertThat(terminal.screen()).doesNotContain("error");
  }

  @Test
  void suggestsTheRestOfAnEarlierLineInGrey() {
    Tmux terminal = desk.start();
    terminal.enter("echo the whole line").await("\nthe whole line\nlocal >");
    terminal.type("echo t");
    terminal.await(screen -> screen.endsWith("\nlocal > echo the whole line"), "grey text");
    assertThat(terminal.styledHistory()).contains(GREY + "he whole line");
    terminal.key("Right").key("Enter");
    terminal.await(screen -> screen.split("\nthe whole line").length == 3, "it again");
    terminal.type("echo t").await(screen -> screen.endsWith("echo the whole line"), "grey");
    terminal.key("Enter").await("\nt\nlocal >");
    assertThat(terminal.screen()).contains("local > echo t\nt\n");

    terminal.enter("set suggestions off").await("local* >");
    terminal.type("echo th").key("Left").key("Right").type("e");
    terminal.await(screen -> screen.endsWith("local* > echo the"), "no suggestion");
  }

  @Test
  void suggestsNoSecretAndNothingWithoutColours() {
    Tmux terminal = desk.start();
    terminal.enter("auth use-auth-token hunter2").await("error:");
    terminal
        .type("auth use")
        .await(screen -> screen.endsWith("local > auth use"), "what was typed");
    terminal.key("C-c").await(Desk::showsAPrompt, "a prompt");
    for (Map<String, String> plain : List.of(Map.of("NO_COLOR", "1"), Map.of("TERM", "dumb"))) {
      Tmux other = desk.start(Tmux.Size.USUAL, plain);
      other.await(Desk::showsAPrompt, "a prompt");
      other.enter("echo whole").await("\nwhole\nlocal >");
      other.type("echo w").await(screen -> screen.endsWith("local > echo w"), "what was typed");
    }
  }

  @Test
  void waitsForNoClusterAtAnyKey() {
    List<String> hanging = JavaProgram.of(HangingConsole.class);
    hanging.add(directory.resolve("hanging").toString());
    Tmux terminal = Tmux.start(Tmux.Size.USUAL, Map.of(), hanging, directory.resolve("t"));
    try (terminal) {
      terminal.await(">");
      terminal.type("auth check cluster user").key("Tab").type(":x").key("Tab").key("Enter");
      terminal.await("read auth check cluster user:x\n>");
      terminal.type("auth check clus").key("Tab").type("y").key("Enter");
      terminal.await("read auth check cluster y");
      assertThat(terminal.key("C-d").await("[exit 0]")).doesNotContain("Exception");
    }
  }

  private Tmux signedIn() {
    Tmux terminal = desk.start();
    terminal.enter("auth activate --initial-admin robot:admin > /dev/null");
    terminal.await("local robot:admin* >");
    terminal.enter("create repo images").await("images is there");
    return terminal;
  }

  private static String lastLines(String screen, int count) {
    List<String> lines = screen.lines().toList();
    return String.join("\n", lines.subList(lines.size() - count, lines.size()));
  }
}
