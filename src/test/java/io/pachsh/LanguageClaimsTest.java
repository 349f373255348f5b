package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.help.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What help claims of the language, of scripts, saving, secrets and answers, beside what happens.
 */
class LanguageClaimsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo *",
        "echo ~",
        "echo `pwd`",
        "pwd &",
        "pwd 2> errors",
        "echo $((1 + 1))",
        "NAME=value pwd"
      })
  void whatIsNotUnderstoodIsRefused(String line) {
    claimed("language", "Not understood, and refused: file patterns (*), ~, backticks, &, 2>,");
    claimed("language", "arithmetic, and NAME=value in front of a command.");
    ScriptedRun run = run(line);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("-c:1");
  }

  @Test
  void variablesAreExpandedAsItSays() {
    claimed("language", "An unset variable is an error, never an empty text.");
    assertThat(run("echo $NOPE").status()).isNotZero();
    assertThat(run("echo $NOPE").err()).contains("NOPE");
    claimed("language", "${NAME:-other} has a value for when it is unset");
    assertThat(run("echo ${NOPE:-other}").out()).isEqualTo("other\n");
    claimed("language", "An expansion is always exactly one word.");
    assertThat(run("NAME='a  b'; cd $NAME").err()).contains("a  b");
    claimed("language", "what a command prints, without its final newlines");
    assertThat(run("echo \"<$(echo x)>\"").out()).isEqualTo("<x>\n");
    claimed("language", "A leading pachctl or pachsh is ignored");
    assertThat(run("pachctl echo x; pachsh echo y").out()).isEqualTo("x\ny\n");
    claimed("scripts", "Write ${NAME:?is missing} where a script cannot do without one.");
    assertThat(run("echo ${NOPE:?is missing}").err()).contains("NOPE", "is missing");
  }

  @Test
  void filesCanBeReadByTheirOwnerAlone() throws IOException {
    claimed("language", "Files are made so that only you can read them.");
    assertThat(run("echo one > file; echo two >> file").status()).isZero();
    Path file = directory.resolve("file");
    assertThat(file).hasContent("one\ntwo");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void hereDocumentsAreReadAsItSays() throws IOException {
    claimed("here-documents", "<<EOF puts in the values of variables and $(commands).");
    claimed("here-documents", "A $ that is meant as itself is written \\$.");
    claimed("here-documents", "<<'EOF' takes every character as it is.");
    claimed("here-documents", "<<-EOF drops tabs at the beginning of each line, also of the last.");
    String script =
        "N=x\n!cat > out <<EOF\n$N $(echo y) \\$N\nEOF\n!cat >> out <<'EOF'\n$N\nEOF\n!cat >> out <<-EOF\n\tz\n\tEOF\n";
    Files.writeString(directory.resolve("lines"), script);
    ScriptedRun run = ScriptedRun.of(directory, "-f", directory.resolve("lines").toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(directory.resolve("out")).hasContent("x y $N\n$N\nz\n");
  }

  @Test
  void statusesOfPipesAndOfExit() {
    claimed("exit-status", "a pipe with that of its first failing part");
    assertThat(run("auth whoamii | !cat").status()).isEqualTo(2);
    claimed("exit-status", "`exit` with the number you give it");
    assertThat(run("exit 7").status()).isEqualTo(7);
    claimed("exit-status", "`$?` is the status of the last command.");
    assertThat(run("pwd --nope || echo $?").out()).isEqualTo("2\n");
  }

  @Test
  void savingIsAsItSays() {
    claimed("saving", "A script saves only where it says `save`, or with --save");
    assertThat(run("config set context p --embedded").status()).isZero();
    assertThat(contexts()).doesNotContain("p\n");
    claimed("saving", "A failed script never saves.");
    ScriptedRun failed =
        ScriptedRun.of(directory, "--save", "-c", "config set context p --embedded; foo");
    assertThat(failed.status()).isEqualTo(2);
    assertThat(contexts()).doesNotContain("p\n");
    claimed("saving", "saves when it succeeds; --no-save does not.");
    ScriptedRun.of(directory, "--no-save", "config", "set", "context", "p", "--embedded");
    assertThat(contexts()).doesNotContain("p\n");
    ScriptedRun.of(directory, "config", "set", "context", "p", "--embedded");
    assertThat(contexts()).contains("p\n");
    claimed("saving", "`set autosave on` saves after every command.");
    assertThat(run("set autosave on; config set context q --embedded; foo").status()).isEqualTo(2);
    assertThat(contexts()).contains("q\n");
  }

  @Test
  void secretsDoNotStandOnTheCommandLine() {
    claimed("security", "On the command line of the operating system (a single command, -c, -D) a");
    ScriptedRun single =
        ScriptedRun.of(directory, "auth", "rotate-root-token", "--supply-token=aaaaaaaaaaaaaaaa");
    assertThat(single.status()).isEqualTo(2);
    assertThat(single.err()).doesNotContain("aaaaaaaa");
    assertThat(run("auth rotate-root-token --supply-token=aaaaaaaaaaaaaaaa").status()).isEqualTo(2);
    assertThat(ScriptedRun.of(directory, "-D", "MY_TOKEN=aaaaaaaa", "-c", "pwd").status())
        .isEqualTo(2);
    claimed("scripts", "-x               shows each command before it runs, secrets masked");
    ScriptedRun traced =
        ScriptedRun.fed("MY_TOKEN=s3cr3t-value\necho $MY_TOKEN\n", directory, "-x");
    assertThat(traced.err()).as(traced.out()).contains("+ echo").doesNotContain("s3cr3t");
  }

  @Test
  void answersComeAsItSays() {
    claimed("output", "-o csv    a line of headers, then one line each");
    assertThat(run("config list context -o csv").out().lines()).hasSize(2);
    claimed("output", "-o name   names alone, one on a line");
    assertThat(contexts()).isEqualTo("local\n");
    claimed("output", "`pachsh -o json` sets the format for a whole run.");
    assertThat(ScriptedRun.of(directory, "-o", "json", "config", "list", "context").out())
        .startsWith("[");
    claimed(
        "output", "Colours appear on a terminal only, or with --color always and CLICOLOR_FORCE.");
    assertThat(ScriptedRun.of(directory, "nope").err()).doesNotContain("\u001b");
    assertThat(ScriptedRun.of(directory, "--color", "always", "nope").err()).contains("\u001b");
  }

  @Test
  void programsSeeNothingOfWhatAChangeShows() {
    claimed("output", "beside the answer and so in no file and no pipe");
    ScriptedRun given =
        run("auth activate --initial-admin robot:a -q; auth add debugger robot:b cluster");
    assertThat(given.out()).endsWith("robot:b has debugger on the cluster.\n");
    assertThat(given.out() + given.err()).doesNotContain("+ robot:b");
  }

  private ScriptedRun run(String commands) {
    return ScriptedRun.of(directory, "-c", commands);
  }

  private String contexts() {
    return ScriptedRun.of(directory, "config", "list", "context", "-o", "name").out();
  }

  /** Fails when help does not say so any more; where its lines end does not count. */
  private static void claimed(String topic, String sentence) {
    assertThat(Topic.named(topic).orElseThrow().text().replaceAll("\\s*\n\\s*", " "))
        .contains(sentence);
  }
}
