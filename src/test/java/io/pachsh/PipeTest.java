package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes between commands, with programs of the same names installed, which keep what they read. */
class PipeTest {
  private static final String START =
      "auth activate --initial-admin robot:admin -q > admin.token\n";

  @TempDir private Path directory;

  @BeforeEach
  void installProgramsThatKeepWhatTheyRead() throws IOException {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    for (String name : new String[] {"pachctl", "pachsh", "auth"}) {
      Path program = bin.resolve(name);
      Files.writeString(program, "#!/bin/sh\ncat > '" + directory + "/leaked'\necho program\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pachctl auth get-robot-token -q m | pachctl auth use-auth-token",
        "auth get-robot-token m -q | auth use-auth-token",
        "auth get-robot-token m -q | pachsh auth use-auth-token",
        "auth get-robot-token m -q | cat | pachctl auth use-auth-token",
        "auth get-robot-token m -q | cat | tr a a | auth use-auth-token",
        "auth get-robot-token m -q |\n\n auth use-auth-token",
        "auth get-robot-token m -q | auth use-auth-token | cat",
      })
  void keepATokenInside(String line) {
    ScriptedRun run = run(START + line + "\nauth whoami");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("You are \"robot:m\"\n");
    assertThat(directory.resolve("leaked")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth get-robot-token m -q | pachctl auth use-auth-tokn",
        "auth get-robot-token m -q | auth",
        "auth get-robot-token m -q | cat | auth nothing",
        "auth get-robot-token m -q | pachctl put file",
        "auth get-robot-token m -q | pachctl",
        "auth get-robot-token m -q | pachctl | auth use-auth-token",
        "auth get-robot-token m -q | cat | pachsh | auth use-auth-token",
        "pachctl | auth use-auth-token",
      })
  void runNothingWhenACommandOfOursIsMisspelt(String line) {
    ScriptedRun run = run(START + line);
    assertThat(run.status()).isEqualTo(2);
    assertThat(directory.resolve("leaked")).doesNotExist();
    assertThat(run("auth use-auth-token @admin.token\nauth list robots").out())
        .doesNotContain("robot:m");
  }

  @Test
  void giveATokenToAProgramOnlyWhenToldSo() throws IOException {
    ScriptedRun run = run(START + "auth get-robot-token m -q | !pachctl auth use-auth-token");
    assertThat(run.status()).isZero();
    assertThat(Files.readString(directory.resolve("leaked"))).hasSizeGreaterThan(20);
  }

  @Test
  void holdSixteenMebibytesAndNoMore() throws IOException {
    Files.write(directory.resolve("fits"), new byte[16 << 20]);
    Files.write(directory.resolve("exceeds"), new byte[(16 << 20) + 1]);
    assertThat(run("!cat fits | auth use-auth-token").err()).doesNotContain("came through");
    assertThat(run("!cat exceeds | auth use-auth-token").err())
        .contains("More than 16 MiB came through `|`: the command behind it did not run.");
  }

  @Test
  void aSubstitutionHoldsSixteenMebibytesAndNoMore() throws IOException {
    Files.writeString(directory.resolve("fits"), "x".repeat(16 << 20));
    Files.writeString(directory.resolve("exceeds"), "x".repeat((16 << 20) + 1));
    ScriptedRun fits = run("x=$(!cat fits)\nconfig list context > /dev/null");
    assertThat(fits.status()).as(fits.err()).isZero();
    for (String printing : new String[] {"!cat exceeds", "!cat /dev/zero", "!yes; echo more"}) {
      ScriptedRun run = run("echo \"$(" + printing + ")\"\necho after", "--keep-going");
      assertThat(run.err())
          .contains("More than 16 MiB was printed in `$(…)`: the command around it did not run.");
      assertThat(run.out()).isEqualTo("after\n");
    }
  }

  @Test
  void aWordHoldsSixteenMebibytesAndNoMore() {
    ScriptedRun run = run("x=0123456789abcdef\n" + "x=$x$x\n".repeat(21), "--keep-going");
    assertThat(run.err())
        .contains(":23: ", "A word would hold more than 16 Mi characters.")
        .doesNotContain(":22: ");
  }

  @Test
  void showNoSecretInTheTrace() {
    ScriptedRun run = run("echo s3cret-s3cret-s3cret | auth use-auth-token", "-x");
    assertThat(run.err()).contains("+ echo •••\n+ auth use-auth-token\n").doesNotContain("s3cret");
  }

  @Test
  void areCheckedPartByPart() {
    ScriptedRun run =
        run(
            """
            auth whoami | cat | auth login
            auth whoami | auth login --nope
            auth whoami | $TOOL | pachctl whomai
            auth whoami | jqq
            auth whoami | !not-looked-up
            auth whomai | cat
            """,
            "--check",
            "--keep-going");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().lines().filter(line -> line.startsWith("script:")))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("script:3:", "script:4:", "script:5:", "script:7:");
    assertThat(run.out()).isEmpty();
  }

  private ScriptedRun run(String script, String... options) {
    try {
      Path file = directory.resolve("script");
      Files.writeString(file, "export PATH='" + directory.resolve("bin") + ":'$PATH\n" + script);
      String[] arguments = new String[options.length + 3];
      System.arraycopy(options, 0, arguments, 0, options.length);
      arguments[options.length] = "--save";
      arguments[options.length + 1] = "-f";
      arguments[options.length + 2] = file.toString();
      return ScriptedRun.of(directory, arguments);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
