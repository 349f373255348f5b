package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts and variables as people copy them from elsewhere. */
class PastedCommandsTest {
  @TempDir private Path directory;

  @Test
  void aScriptBeginsWithTheOptionsOfAShell() {
    ScriptedRun run =
        run("#!/usr/bin/env bash\nset -euxo pipefail\necho on\nset -eu -o pipefail\n");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("on\n");
    assertThat(run("set +e\necho on\n").status()).isEqualTo(2);
    assertThat(run("set +e\n").err()).contains("pachsh --keep-going");
  }

  @Test
  void aScriptHasPromptsBeforeItsCommandsAndHereDocumentsKeepTheirs() throws IOException {
    ScriptedRun run =
        run(
            "$ pachctl auth activate --initial-admin robot:admin -q > admin.token\n"
                + "local robot:admin* > auth whoami -o name\n"
                + "# pachctl auth deactivate --yes\n"
                + "$ !cat <<EOF > out.txt\n$ echo a\nlocal > auth whoami\nEOF\n");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("robot:admin\n");
    assertThat(Files.readString(directory.resolve("out.txt")))
        .isEqualTo("$ echo a\nlocal > auth whoami\n");
    assertThat(Files.exists(directory.resolve("auth"))).isFalse();
  }

  @Test
  void aRedirectionBehindACommandIsNoPrompt() throws IOException {
    ScriptedRun run = run("echo one > auth\necho two > pachctl three\n");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(directory.resolve("auth"))).isEqualTo("one\n");
    assertThat(Files.readString(directory.resolve("pachctl"))).isEqualTo("two three\n");
  }

  @Test
  void aMessageBehindExplainNeedsNoQuotesAndTheScriptGoesOn() {
    ScriptedRun run =
        run(
            "explain robot:ci is not authorized to perform this operation - needs permissions"
                + " [REPO_READ] on REPO default/images -o json\necho on\n");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("\"principal\": \"robot:ci\"", "\"REPO_READ\"", "\"repo:default/images\"")
        .contains("auth add repoReader robot:ci repo:default/images")
        .endsWith("on\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"grpc://h.invalid:1\"", "'grpc://h.invalid:1'", " “grpc://h.invalid:1” "})
  void anAddressInQuotesIsTheAddress(String address) {
    ScriptedRun run =
        ScriptedRun.with(
            Map.of("PACHD_ADDRESS", address), directory, "-c", "config explain -o csv");
    assertThat(run.out() + run.err()).contains("h.invalid").doesNotContain("\"\"grpc", "“");
    assertThat(
            ScriptedRun.with(Map.of("PACHD_ADDRESS", address), directory, "auth", "whoami").err())
        .contains("The name 'h.invalid' is not known");
  }

  @Test
  void aRelativeXdgDirectoryIsIgnoredWithAWord() {
    ScriptedRun run =
        ScriptedRun.with(
            Map.of("PACHSH_HOME", "", "XDG_STATE_HOME", "state", "HOME", directory.toString()),
            directory,
            "-c",
            "auth activate --initial-admin robot:admin -q > /dev/null; save");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("note: XDG_STATE_HOME is ignored, as if it were not set: 'state' is no absolute");
    assertThat(directory.resolve(".local/state/pachsh/clusters/local")).isDirectory();
    assertThat(Path.of("state/pachsh")).doesNotExist();
  }

  @Test
  void aTildeInTheNameOfPachctlsFileIsTheHome() throws IOException {
    Files.writeString(
        directory.resolve("there.json"),
        "{\"user_id\": \"x\", \"v2\": {\"active_context\": \"prod\", \"contexts\": {\"prod\": {\"pachd_address\":"
            + " \"grpc://h.invalid:1\"}}}}");
    ScriptedRun run =
        ScriptedRun.with(
            Map.of("PACH_CONFIG", "~/there.json", "HOME", directory.toString()),
            directory,
            "-c",
            "config list context");
    assertThat(run.out()).as(run.err()).contains("prod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc\u200bdef", "Token of robot:admin: abc\u00a0def"})
  void aTokenVariableThatHoldsWhatNobodySeesIsNamed(String token) {
    ScriptedRun run =
        ScriptedRun.with(
            Map.of("PACHSH_TOKEN", token, "PACHD_ADDRESS", "grpc://h.invalid:1"),
            directory,
            "auth",
            "whoami");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("The PACHSH_TOKEN holds U+").contains("as its 4th character");
  }

  private ScriptedRun run(String script) {
    return ScriptedRun.fed(script, directory);
  }
}
