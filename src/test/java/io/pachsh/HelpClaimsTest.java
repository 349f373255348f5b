package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.help.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the topics of help claim, each beside what happens: a claim that goes takes its test along.
 */
class HelpClaimsTest {
  @TempDir private Path directory;

  @Test
  void theMessageNamesFileAndLineHoweverAScriptIsRun() throws IOException {
    claimed("scripts", "stops at the first command that fails, with that command's exit status");
    claimed("scripts", "the message names file and line");
    Files.writeString(directory.resolve("lines"), "pwd\nauth whoamii\necho never\n");
    for (ScriptedRun run :
        new ScriptedRun[] {
          ScriptedRun.of(directory, "-f", path("lines")),
          ScriptedRun.of(directory, "-c", "source lines"),
          ScriptedRun.of(directory, "source", "lines"),
          ScriptedRun.fed("\nsource lines\n", directory)
        }) {
      assertThat(run.err()).startsWith("lines:2: There is no command 'auth whoamii'.");
      assertThat(run.out()).doesNotContain("never");
      assertThat(run.status()).isEqualTo(2);
    }
    Files.writeString(directory.resolve("wrong"), "pwd\necho `date`\n");
    assertThat(ScriptedRun.of(directory, "-c", "source wrong").err()).startsWith("wrong:2:6: ");
    assertThat(ScriptedRun.of(directory, "-f", path("wrong")).err()).startsWith("wrong:2:6: ");
  }

  @Test
  void theOptionsOfScriptsDoWhatTheySay() throws IOException {
    Files.writeString(
        directory.resolve("lines"), "foo\necho on $NAME\n" + "config set context p --embedded\n");
    claimed("scripts", "--keep-going     goes on, and ends with the first failure's status");
    ScriptedRun going =
        ScriptedRun.of(directory, "--keep-going", "-D", "NAME=x", "-f", path("lines"));
    assertThat(going.out()).isEqualTo("on x\n");
    assertThat(going.status()).isEqualTo(2);
    claimed("scripts", "--check          reads everything and runs nothing");
    assertThat(ScriptedRun.of(directory, "--check", "-f", path("lines")).out()).isEmpty();
    claimed("scripts", "--save           saves at the end if all went well");
    assertThat(ScriptedRun.of(directory, "--save", "--keep-going", "-f", path("lines")).status())
        .isEqualTo(2);
    assertThat(contexts()).doesNotContain("p\n");
    assertThat(ScriptedRun.of(directory, "--save", "-c", "config set context p --embedded").err())
        .isEmpty();
    assertThat(contexts()).contains("p\n");
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private String contexts() {
    return ScriptedRun.of(directory, "config", "list", "context", "-o", "name").out();
  }

  @Test
  void theExitStatusesAreThose() {
    claimed("exit-status", "3    you are not signed in, or not permitted");
    assertThat(status("pwd")).isZero();
    assertThat(status("config set active-context nowhere")).isEqualTo(1);
    assertThat(status("auth login --nope")).isEqualTo(2);
    assertThat(status("auth activate --initial-admin robot:a -q; auth logout; auth whoami"))
        .isEqualTo(3);
    assertThat(status("connect grpc://127.0.0.1:1 --alias p; auth whoami")).isEqualTo(4);
    assertThat(
            status(
                "auth activate --initial-admin robot:a -q;"
                    + " auth explain robot:b CLUSTER_MODIFY_BINDINGS cluster --exit-code"))
        .isEqualTo(5);
  }

  private int status(String commands) {
    return ScriptedRun.of(directory, "-c", commands).status();
  }

  /** Fails when help does not say so any more. */
  private static void claimed(String topic, String sentence) {
    assertThat(Topic.named(topic).orElseThrow().text()).contains(sentence);
  }
}
