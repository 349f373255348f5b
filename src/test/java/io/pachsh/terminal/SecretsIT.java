package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person typed as a secret is neither on the screen nor in the history. */
class SecretsIT {
  private static final String SECRET = "hunter2hunter2hunter2";

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
  void theHiddenPromptShowsNothing() {
    Tmux terminal = desk.start();
    terminal.enter("auth activate --initial-admin robot:admin -q").await("robot:admin* >");
    terminal.enter("auth use-auth-token").await("Please paste your Pachyderm auth token:");
    terminal.paste(SECRET + "\n").key("Enter");
    assertThat(terminal.await("of 21 characters was not kept")).doesNotContain(SECRET);
    terminal.enter("auth use-auth-token");
    terminal.await(screen -> screen.endsWith("auth token:"), "the prompt again");
    terminal.type(SECRET).key("C-c");
    terminal.await(screen -> screen.endsWith("robot:admin* >"), "the command given up");
    terminal.enter("echo $?");
    assertThat(terminal.await("\n130\n")).doesNotContain(SECRET);
  }

  @Test
  void theHistoryKeepsNone() throws IOException {
    List<String> lines =
        List.of(
            "auth activate --supply-root-token " + SECRET,
            "auth activate --supply-root-token=" + SECRET + " --initial-admin robot:x",
            "auth use-auth-token " + SECRET,
            "MY_TOKEN=" + SECRET,
            "export OKTA_CLIENT_SECRET='" + SECRET + "'",
            "atuh use-auth-token " + SECRET,
            SECRET,
            "echo ${A_PASSWORD:-" + SECRET + "}");
    Tmux terminal = desk.start();
    for (String line : lines) {
      terminal.enter(line).await(Desk::showsAPrompt, "a prompt after " + line);
    }
    terminal.paste("auth use-auth-token <<EOF\n" + SECRET + "\nEOF").key("Enter");
    terminal.await(Desk::showsAPrompt, "a prompt");
    terminal.enter("exit").await("[exit ");

    Path file = desk.home().resolve("history");
    assertThat(Files.readString(file))
        .doesNotContain("hunter")
        .contains(
            "auth activate --supply-root-token •••\n",
            "MY_TOKEN=•••\n",
            "auth use-auth-token <<EOF\n",
            "exit\n")
        .contains("export OKTA_CLIENT_SECRET='•••'\n", "echo ${A_PASSWORD:-•••}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
