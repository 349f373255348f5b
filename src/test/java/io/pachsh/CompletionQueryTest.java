package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shells are told about how a command line can go on. */
class CompletionQueryTest {
  @TempDir private Path home;

  @Test
  void namesTheContextsThatThereAre() {
    ScriptedRun.of(home, "config", "set", "context", "practice", "--embedded");

    assertThat(ask("config", "set", "active-context", "").out())
        .startsWith("local\tthe active one")
        .contains("\npractice\tcontext");
    assertThat(ask("config", "set", "active-context", "pr").out()).startsWith("practice\t");
    assertThat(ask("pachctl", "auth", "whoami", "--context", "pr").out()).startsWith("practice\t");
    assertThat(ask("--context", "practice", "auth", "who").out()).contains("whoami\t");
  }

  @Test
  void knowsTheResourcesOfTheCluster() {
    assertThat(ScriptedRun.of(home, "create", "repo", "pictures").status()).isZero();
    assertThat(ask("auth", "add", "repoReader", "robot:x", "repo:d").out())
        .startsWith("repo:default/pictures\t");
    assertThat(ask("auth", "add", "repoReader", "robot:x", "robot:y", "repo:de").out())
        .startsWith("repo:default/pictures\t");
    assertThat(ask("auth", "get", "repo", "p").out()).startsWith("pictures\t");
    assertThat(ask("auth", "explain", "robot:x", "REPO_READ", "").out())
        .contains("cluster\t", "project:default\t", "repo:default/pictures\t");
  }

  @ParameterizedTest
  @CsvSource({"bash,pachsh.bash", "zsh,_pachsh", "fish,pachsh.fish"})
  void printsTheFileOfAShell(String shell, String file) throws IOException {
    assertThat(ScriptedRun.of(home, "completion", shell).out())
        .isEqualTo(Files.readString(Path.of("completions", file)));
    assertThat(ScriptedRun.of(home, "completion", "csh").err()).contains("bash, fish, zsh");
  }

  @Test
  void changesNothingAndSaysNothingElse() {
    ScriptedRun run = ask("config", "set", "active-context", "l");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void isSilentWhenThereIsNoAnswer() throws IOException {
    assertThat(ask("--nope", "x")).isEqualTo(new ScriptedRun(1, "", ""));
    assertThat(ask("--context", "nowhere", "auth", "wh").err()).isEmpty();
    assertThat(ask()).isEqualTo(new ScriptedRun(0, "", ""));
    assertThat(ask("no", "such", "command")).isEqualTo(new ScriptedRun(0, "", ""));

    Files.createDirectories(home.resolve("home"));
    Files.writeString(home.resolve("home/contexts.json"), "{damaged");
    assertThat(ask("config", "set", "active-context", "l")).isEqualTo(new ScriptedRun(1, "", ""));
  }

  private ScriptedRun ask(String... words) {
    String[] arguments = new String[words.length + 2];
    arguments[0] = "--complete";
    arguments[1] = "--";
    System.arraycopy(words, 0, arguments, 2, words.length);
    return ScriptedRun.of(home, arguments);
  }
}
