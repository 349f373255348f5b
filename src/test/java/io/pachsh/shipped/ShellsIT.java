package io.pachsh.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.terminal.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tab in the real shells, with the files of {@code completions} where their heads say they belong.
 */
class ShellsIT {
  private static final Path COMPLETIONS = Path.of("completions").toAbsolutePath();

  /** Values that a shell would read something into. */
  private static final String ODD_NAMES =
      """
      #!/bin/sh
      if [ "$1" = --complete ]; then
        printf '%s\\t%s\\n' 'okta:a b@c' one 'okta:it'"'"'s "$HOME" \\y' two
      else
        printf '[%s]' "$@"
      fi
      """;

  private static final String BROKEN = "#!/bin/sh\necho some trouble >&2\nexit 1\n";

  /** What is typed, and what Tab makes of it. */
  private static final String[][] LINES = {
    {"pachsh config set active-context pr", "pachsh config set active-context prac-tice"},
    {"pachsh --context=pr", "pachsh --context=prac-tice"},
    {"pachsh auth login --no", "pachsh auth login --no-browser"},
    {"pachsh --color=al", "pachsh --color=always"},
    {
      "pachsh auth add repoReader robot:x repo:d",
      "pachsh auth add repoReader robot:x repo:default/pictures"
    },
    {"pachsh auth who-can REPO_READ repo:d", "pachsh auth who-can REPO_READ repo:default/pictures"},
    {"pachsh auth get repo pi", "pachsh auth get repo pictures"},
    {"pachsh pachctl auth list role -o j", "pachsh pachctl auth list role -o json"},
  };

  /** What is typed, and what the program that starts at Tab and Enter prints of it. */
  private static final String[][] PROGRAMS = {
    {"pachsh -f we", "it ran"},
    {"odd/pachsh auth access okta:a", "[auth][access][okta:a b@c]"},
    {"odd/pachsh auth access 'okta:a", "[auth][access][okta:a b@c]"},
    {"odd/pachsh auth revoke --user=okta:i", "[auth][revoke][--user=okta:it's \"$HOME\" \\y]"},
  };

  /** How a shell is started. */
  private enum Shell {
    BASH("bash --rcfile ~/plain.bash -i"),
    BASH_WITH_BASH_COMPLETION("bash --rcfile ~/full.bash -i"),
    ZSH("zsh -i"),
    FISH("fish -i");

    private final String start;

    Shell(String start) {
      this.start = start;
    }
  }

  @TempDir private Path directory;
  private Path home;
  private Path work;

  @BeforeEach
  void prepare() throws IOException {
    home = Files.createDirectories(directory.resolve("home"));
    work = Files.createDirectories(directory.resolve("work"));
    program(
        directory.resolve("bin/pachsh"),
        "#!/bin/sh\nexec '" + Path.of("scripts/pachsh").toAbsolutePath() + "' \"$@\"\n");
    program(work.resolve("odd/pachsh"), ODD_NAMES);
    program(work.resolve("broken/pachsh"), BROKEN);
    Files.writeString(work.resolve("weird name's.pachsh"), "echo it ran");
    copy(home.resolve("functions/_pachsh"), "_pachsh");
    copy(home.resolve("fish/completions/pachsh.fish"), "pachsh.fish");
    copy(home.resolve("bash-completion/completions/pachsh"), "pachsh.bash");
    Files.writeString(
        home.resolve(".zshrc"),
        """
        PS1='here: '
        fpath=(~/functions $fpath)
        autoload -Uz compinit && compinit -u -D
        """);
    Files.writeString(
        home.resolve("fish/config.fish"),
        """
        set -U fish_greeting
        function fish_prompt
            echo 'here: '
        end
        """);
    Files.writeString(
        home.resolve("plain.bash"), "PS1='here: '\nsource '" + COMPLETIONS + "/pachsh.bash'\n");
    Files.writeString(
        home.resolve("full.bash"),
        "PS1='here: '\nsource /usr/share/bash-completion/bash_completion\n");
  }

  @TestFactory
  Stream<DynamicTest> bashZshAndFishComplete() {
    return Stream.of(Shell.values())
        .map(shell -> DynamicTest.dynamicTest(shell.name(), () -> completes(shell)));
  }

  private void completes(Shell shell) throws IOException {
    try (Tmux terminal = start(shell)) {
      terminal.await("here:");
      terminal.enter("pachsh config set context prac-tice --embedded --overwrite");
      terminal.await(screen -> screen.endsWith("\nhere:"), "the prompt after a command");
      terminal.enter("pachsh list repo pictures || pachsh create repo pictures");
      terminal.await(screen -> screen.endsWith("\nhere:"), "the prompt after a command");
      clear(terminal);

      list(terminal, shell, "pachsh au")
          .await(screen -> screen.matches("(?s).*\\baudit\\b.*\\bauth\\b.*"), "both words");
      clear(terminal);
      list(terminal, shell, "pachsh config set active-context ")
          .await(screen -> screen.matches("(?s).*(local.*prac-t|prac-t.*local).*"), "contexts");
      clear(terminal);
      for (String[] line : LINES) {
        tab(terminal, line[0]).await("here: " + line[1]);
        clear(terminal);
      }
      for (String[] line : PROGRAMS) {
        tab(terminal, line[0]).await(screen -> !screen.strip().endsWith(line[0]), "a longer line");
        terminal.key("Enter").await("\n" + line[1]);
        clear(terminal);
      }
      tab(terminal, "broken/pachsh config set active-context l").type("eft").await("left");
      assertThat(terminal.screen()).doesNotContain("trouble");
    }
  }

  private Tmux start(Shell shell) throws IOException {
    Map<String, String> environment =
        Map.of(
            "HOME", home.toString(),
            "ZDOTDIR", home.toString(),
            "XDG_CONFIG_HOME", home.toString(),
            "BASH_COMPLETION_USER_DIR", home.resolve("bash-completion").toString(),
            "PATH", directory.resolve("bin") + ":" + System.getenv("PATH"),
            "PACHSH_HOME", directory.resolve("state").toString(),
            "PACH_CONFIG", directory.resolve("none").toString(),
            "PACHSH_NO_BUILD", "1");
    return Tmux.start(
        Tmux.Size.USUAL,
        environment,
        List.of("sh", "-c", "cd '" + work + "' && exec " + shell.start),
        directory.resolve(shell.name()));
  }

  /** Asks for the list of what is possible, which bash shows at the second time. */
  private static Tmux list(Tmux terminal, Shell shell, String line) {
    tab(terminal, line);
    return shell.start.startsWith("bash") ? terminal.key("Tab") : terminal;
  }

  /** Types a line and asks how it goes on. */
  private static Tmux tab(Tmux terminal, String line) {
    return terminal.type(line).key("Tab");
  }

  private static void clear(Tmux terminal) {
    terminal.key("C-e").key("C-u");
    terminal.await(screen -> screen.contains("\nhere:") || screen.startsWith("here:"), "a prompt");
    terminal.key("C-l");
    atPrompt(terminal);
  }

  private static void atPrompt(Tmux terminal) {
    terminal.await(screen -> screen.strip().equals("here:"), "a prompt alone");
  }

  private static void program(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  private static void copy(Path path, String target) throws IOException {
    Files.createDirectories(path.getParent());
    Files.copy(COMPLETIONS.resolve(target), path);
  }
}
