package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How scripts end, and what they say about where. */
class ScriptStatusTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "echo fine ~ 0",
        "cd nowhere ~ 1",
        "nonsense ~ 2",
        "auth login --nope ~ 2",
        "echo $UNSET ~ 2",
        "echo 'open ~ 2",
        "auth whoami -o json ~ 1",
        "auth activate --initial-admin robot:a && auth logout && auth whoami ~ 3",
        "exit 3 ~ 3",
        "exit 130 ~ 130",
        "cd nowhere || exit 7 ~ 7",
        "!sh -c 'exit 9' ~ 9",
        "auth activate -q | auth use-auth-token ~ 0",
        "auth whoami | auth activate ~ 1",
        "echo x | auth use-auth-tokn ~ 2",
        "echo x | pachctl nothing ~ 2",
        "echo x | no-such-program ~ 1",
        "echo x | exit 3 ~ 3",
      })
  void endsWithTheFailedCommandsStatus(String script, int status) {
    ScriptedRun run = ScriptedRun.fed(script, directory);
    assertThat(run.status()).as(run.err()).isEqualTo(status);
  }

  @Test
  void endsWithFourWhenTheProviderIsUnreachable() throws Exception {
    Files.writeString(
        directory.resolve("okta.yaml"),
        """
        issuer: http://127.0.0.1:9
        client_id: a
        client_secret: b
        redirect_uri: http://127.0.0.1:30657/authorization-code/callback
        """);
    ScriptedRun run =
        ScriptedRun.of(
            directory, "-c", "auth activate --initial-admin robot:a\nauth set-config -f okta.yaml");
    assertThat(run.status()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).startsWith("-c:2: ");
  }

  @Test
  void stopsAtTheFirstFailureAndNamesItsLine() {
    ScriptedRun run = ScriptedRun.fed("echo one\n\ncd nowhere\necho two\n", directory);
    assertThat(run.out()).isEqualTo("one\n");
    assertThat(run.err()).startsWith("standard input:3: ");
  }

  @Test
  void keepsGoingWhenToldAndEndsWithTheFirstFailure() {
    ScriptedRun run =
        ScriptedRun.of(directory, "--keep-going", "-c", "cd nowhere\nnonsense\necho two");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEqualTo("two\n");
    assertThat(run.err()).contains("-c:1: ", "-c:2: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth activate --initial-admin=",
        "auth add repoReader '' repo:a",
        "auth get-robot-token ''",
        "auth get-robot-token a --ttl ''",
        "auth explain '' REPO_READ cluster",
        "auth explain robot:a '' cluster",
        "auth explain robot:a REPO_READ ''",
      })
  void speakOfEmptyValuesInWords(String script) {
    ScriptedRun run =
        ScriptedRun.fed("auth activate --initial-admin robot:a -q > t\n" + script, directory);
    assertThat(run.status()).as(run.err()).isIn(1, 2);
    assertThat(run.err()).startsWith("standard input:2: ").doesNotContain("java.", "bug in");
  }

  @Test
  void checksEverythingAndRunsNothing() {
    ScriptedRun wrong =
        ScriptedRun.of(
            directory,
            "--check",
            "-c",
            "echo ran\nnonsense\nauth login --nope\necho $(nope)\necho 'x");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("-c:2: ", "-c:3: ", "-c:4: ", "-c:5");
    assertThat(ScriptedRun.of(directory, "--check", "-c", "echo $UNSET; auth login"))
        .isEqualTo(new ScriptedRun(0, "", ""));
  }

  @Test
  void tracesWithoutSecrets() {
    ScriptedRun run =
        ScriptedRun.of(
            directory,
            "-x",
            "--insecure-inline",
            "-c",
            "MY_TOKEN=hunter2hunter2\necho $MY_TOKEN 'a b'\n!true $MY_TOKEN");
    assertThat(run.err()).isEqualTo("+ MY_TOKEN=•••\n+ echo ••• 'a b'\n+ !true •••\n");
  }

  @Test
  void namesTheScriptThatAScriptSources() throws Exception {
    Files.createDirectory(directory.resolve("lib"));
    Files.writeString(directory.resolve("lib/inner"), "echo inner\n\nnonsense\n");
    Files.writeString(directory.resolve("outer"), "# outer\nsource lib/inner\necho never\n");
    ScriptedRun run = ScriptedRun.of(directory, "-f", directory.resolve("outer").toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEqualTo("inner\n");
    assertThat(run.err()).startsWith("lib/inner:3: There is no command 'nonsense'.\n");
    assertThat(run.err()).doesNotContain("outer");
  }

  @Test
  void saysWhichSourcedScriptIsMissing() {
    assertThat(ScriptedRun.of(directory, "-c", "source nowhere").err())
        .isEqualTo(
            "-c:1: There is no script nowhere.\n"
                + "  Names start from the working directory: see 'pwd'.\n");
  }

  @Test
  void stopsAScriptThatSourcesItself() throws Exception {
    Files.writeString(directory.resolve("loop"), "source loop\n");
    ScriptedRun run = ScriptedRun.of(directory, "-c", "source loop");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "loop:1: Scripts source one another 50 deep, the last one loop.\n"
                + "  Does one of them source itself?\n");
  }

  @Test
  void refusesSecretsOnTheCommandLine() {
    assertThat(ScriptedRun.of(directory, "-D", "MY_TOKEN=x", "-c", "echo x").status()).isEqualTo(2);
    ScriptedRun inline = ScriptedRun.of(directory, "auth", "use-auth-token", "hunter2hunter2");
    assertThat(inline.status()).isEqualTo(2);
    assertThat(inline.err()).doesNotContain("hunter2");
  }
}
