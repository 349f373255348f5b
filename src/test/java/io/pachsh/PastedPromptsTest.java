package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts that were copied with commands: whose they are, and on how many lines. */
class PastedPromptsTest {
  private static final String SIGNED_IN =
      "auth activate --initial-admin robot:admin -q > admin.token\n";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ ",
        "% ",
        "PS C:\\Users\\ada> ",
        "C:\\Users\\ada>",
        "[ada@host ~]$ ",
        "[root@host ~]# ",
        "[root@host my dir]# ",
        "bash-5.1$ ",
        "sh-4.2# ",
        "/ # ",
        "/app $ ",
        "~ % ",
        "ada@host ~ % ",
        "ada@host ~/src> ",
        "host:~ ada$ ",
        "pachd-0:/app# ",
        "(venv) $ ",
        "(base) ada@host ~ % ",
        "(venv) (prod) [ada@host ~]$ ",
        "ada@host:~/my dir$ ",
        "host% ",
        "❯ ",
        "~/src ❯ ",
        "➜  ~ ",
        "➜  src git:(main) ✗ ",
        "local > ",
        "local robot:admin* > ",
        "local! robot:admin (expires in 12m)* > "
      })
  void aPromptBeforeACommandIsTakenOff(String prompt) {
    ScriptedRun run = run(SIGNED_IN + prompt + "auth whoami -o name\n");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("robot:admin\n");
    assertThat(run(prompt + "pachctl config list context -o name\n").out()).contains("local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local > whoamii",
        "local robot:admin* > auht whoami",
        "local (signed out) > auht",
        "local (expired)* > auht"
      })
  void behindOurOwnPromptATypoIsATypo(String line) {
    ScriptedRun run = run(line + "\n");
    assertThat(run.err()).contains("There is no command '").doesNotContain("'local'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# auth whoami",
        "echo a@b:c$ auth",
        "echo '[a@b ~]$ auth'",
        "X='$ auth'; echo $X > auth",
        "!printf '%s' x > auth"
      })
  void whatRunsAsItIsHasNoPrompt(String line) {
    ScriptedRun run = run(line + "\n");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContain("robot");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ pachctl auth set \\\n> repo images \\\n> repoReader robot:x\n",
        "$ pachctl auth sett \\\n> repo images\n",
        "$ pachctl auth set \\\n  repo images \\\n> repoReader robot:x\n",
        "$ pachctl auth set \\\n> repo images \\\n  repoReader robot:x\n",
        "PS C:\\> pachctl auth set \\\n>> repo images \\\n>> repoReader robot:x\n",
        "auth set > repo images > repoReader robot:x\n",
        "auth whoamii > repo\n",
        "auth whoami --nonsense > repo\n",
        "auth whoamii | !cat > repo\n",
        "auth whoamii > repo > repoReader\n",
        "nothing > auth\n"
      })
  void aCommandThatIsRefusedEmptiesNoFile(String script) throws IOException {
    for (String name : new String[] {"repo", "repoReader", "auth"}) {
      Files.writeString(directory.resolve(name), "kept\n");
    }
    ScriptedRun run = run(script);
    assertThat(run.status()).isNotZero();
    for (String name : new String[] {"repo", "repoReader", "auth"}) {
      assertThat(directory.resolve(name)).as(run.err()).hasContent("kept");
    }
  }

  @Test
  void secondPromptsAreTakenOffEveryLineOfACommand() throws IOException {
    ScriptedRun run =
        run(
            "$ echo one \\\n> two \\\n> > out.txt\n"
                + "$ echo 'a\n> b\n> > c'\n"
                + "local > echo \\\n\\> d\n"
                + "[ada@host ~]$ !cat <<EOF >> cat.txt\n> e\n>\n> > f\n> EOF\n"
                + "local > !cat <<EOF >> cat.txt\nheredoc EOF> g\nheredoc EOF> EOF\n"
                + "$ !cat <<EOF >> cat.txt\nplain\n> quoted\nEOF\n"
                + "!cat <<EOF >> cat.txt\n> as it is\nEOF\n");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(directory.resolve("out.txt")).hasContent("one two");
    assertThat(run.out()).isEqualTo("a\nb\n> c\nd\n");
    assertThat(directory.resolve("cat.txt"))
        .hasContent("e\n\n> f\ng\nplain\n> quoted\n> as it is\n");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("two", "d");
    }
  }

  @Test
  void secondPromptsOnSomeLinesAloneAreRefused() {
    ScriptedRun run = run("echo on\n$ echo a \\\n> b \\\nc\necho off\n");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEqualTo("on\n");
    assertThat(run.err()).contains(":4:1: The second prompt `> ` was copied with some lines");
  }

  @Test
  void aPromptOfAnotherContextIsRefused() {
    String made = "config set context other --embedded\nconfig set context third --embedded\n";
    ScriptedRun run = run(made + "other > auth activate --initial-admin robot:x\n");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("`other > ` before this command is the prompt of another context")
        .contains("it would act on ")
        .contains("--context other");
    assertThat(run("unheard robot:x* > auth whoami\n").err()).contains("--context unheard");
    assertThat(
            run(made
                    + "config set active-context third\n"
                    + "third > config get active-context\n"
                    + "other > auth whoami --context other\n")
                .err())
        .doesNotContain("prompt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"set -Eeuo pipefail", "set -eEuo pipefail", "set -euo pipefail -E", "  set -eu"})
  void strictModeIsAccepted(String line) {
    ScriptedRun run = run(line + "\necho on\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("on\n");
  }

  @Test
  void otherOptionsOfAShellGetTheTrueReason() {
    assertThat(run("set +x\n").err()).contains("'set' does not switch tracing", "'pachsh -x'");
    assertThat(run("set -euo pipefail +x\n").err()).contains("'set +x' switches nothing");
    assertThat(run("set -o noclobber\n").err()).contains("`>` always replaces");
    assertThat(run("set -C\n").err()).contains("`>` always replaces");
    assertThat(run("set -o posix\n").err()).contains("there is one language here");
    assertThat(run("set -o json\n").out()).startsWith("[");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain MESSAGE --context other",
        "explain --context other MESSAGE",
        "explain --context=other -- MESSAGE",
        "explain -- MESSAGE --context other",
        "explain “MESSAGE” --context other",
        "explain `MESSAGE` --context other",
        "explain '“MESSAGE”' --context other"
      })
  void theOptionsOfExplainAreNoPartOfTheMessage(String line) {
    String message =
        "robot:ci is not authorized to perform this operation - needs permissions [REPO_READ] on"
            + " REPO default/images";
    ScriptedRun run =
        run(
            "config set context other --embedded\nconfig set active-context local\n"
                + line.replace("MESSAGE", message)
                + "\n");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("auth add repoReader robot:ci repo:default/images --context other")
        .contains("robot:ci lacks REPO_READ")
        .doesNotContain("“robot", "`robot");
  }

  private ScriptedRun run(String script) {
    return ScriptedRun.fed(script, directory);
  }
}
