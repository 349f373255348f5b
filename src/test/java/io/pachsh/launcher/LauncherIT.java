package io.pachsh.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From where, and with what, the launcher starts java. */
@Timeout(120)
class LauncherIT {
  @TempDir Path temporary;
  private Path root;
  private Installation pachsh;
  private PretendedJava java;

  @BeforeEach
  void install() throws Exception {
    root = temporary.toRealPath();
    pachsh = Installation.pretendedAt(root.resolve("pachsh"));
    java = PretendedJava.of(root.resolve("jdk"), "17.0.1");
  }

  private Start start(Installation installation) {
    return installation.start().with("JAVA_HOME", java.home());
  }

  @Test
  void keepsTheWorkingDirectory() throws Exception {
    Path elsewhere = Files.createDirectory(root.resolve("else where"));

    Start.End end = start(pachsh).in(elsewhere).run();

    assertThat(end.lines()).contains("directory=" + elsewhere);
    assertThat(end.status()).isZero();
    assertThat(end.err()).isEmpty();
  }

  @Test
  void startsThroughAChainOfRelativeLinks() throws Exception {
    Path bin = Files.createDirectories(root.resolve("my bin"));
    Files.createSymbolicLink(bin.resolve("second"), Path.of("../pachsh/scripts/pachsh"));
    Files.createSymbolicLink(bin.resolve("pachsh"), Path.of("second"));

    Start.End end =
        Start.of(Path.of("my bin/pachsh"), root)
            .with("PACHSH_ARCHIVE", "off")
            .with("JAVA_HOME", java.home())
            .run();

    assertThat(end.lines()).contains("argument=" + pachsh.jar());
  }

  @Test
  void startsFromTheSearchPathAndByNameInItsOwnDirectory() throws Exception {
    Start byPath =
        new Start(List.of("sh", "-c", "pachsh"), start(pachsh).environment(), root)
            .with("PATH", pachsh.script().getParent() + ":" + System.getenv("PATH"));
    Start byName =
        new Start(
            List.of("sh", "pachsh"), start(pachsh).environment(), pachsh.script().getParent());

    assertThat(byPath.run().lines()).contains("argument=" + pachsh.jar());
    assertThat(byName.run().lines()).contains("argument=" + pachsh.jar());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a path with  spaces", "it's $HOME; \"quoted\" *", "ünïcode"})
  void startsFromUnusualPaths(String name) throws Exception {
    Installation unusual = Installation.pretendedAt(root.resolve(name));

    Start.End end = start(unusual).run();

    assertThat(end.lines()).containsSequence("argument=-cp", "argument=" + unusual.jar());
  }

  @Test
  void startsFromAPathWithAColonWhichAClassPathCannotHold() throws Exception {
    Installation unusual = Installation.pretendedAt(root.resolve("a:b"));

    Start.End end = start(unusual).with("PACHSH_ARCHIVE", "wait").run();

    assertThat(end.lines()).containsSequence("argument=-jar", "argument=" + unusual.jar());
  }

  @Test
  void passesArgumentsUnchanged() throws Exception {
    String[] given = {"-c", "echo 'a  b'; echo $HOME *", "", "--", "\\n", "ü"};

    Start.End end = start(pachsh).arguments(given).run();

    assertThat(PretendedJava.programArguments(end)).containsExactly(given);
  }

  @Test
  void passesFurtherOptionsToJava() throws Exception {
    Start.End end = start(pachsh).with("PACHSH_JAVA_OPTS", "-Xmx64m  -Da=*").run();

    assertThat(end.lines()).containsSequence("argument=-Xmx64m", "argument=-Da=*");
  }

  @Test
  void tellsWhichStreamsAreTerminals() throws Exception {
    Start inTerminal =
        new Start(
            List.of("script", "-qec", pachsh.script().toString(), "/dev/null"),
            start(pachsh).environment(),
            root);

    assertThat(start(pachsh).run().lines()).contains("argument=-Dpachsh.tty=");
    assertThat(inTerminal.run().lines()).contains("argument=-Dpachsh.tty=012");
  }

  @Test
  void allowsNativeCodeWhereTheTerminalNeedsItAndJavaAsks() throws Exception {
    PretendedJava newer = PretendedJava.of(root.resolve("jdk25"), "25");
    Start inTerminal =
        new Start(
            List.of("script", "-qec", pachsh.script().toString(), "/dev/null"),
            start(pachsh).environment(),
            root);

    String option = "argument=--enable-native-access=ALL-UNNAMED";
    assertThat(inTerminal.run().lines()).doesNotContain(option);
    assertThat(inTerminal.with("JAVA_HOME", newer.home()).run().lines()).contains(option);
    assertThat(start(pachsh).with("JAVA_HOME", newer.home()).run().lines()).doesNotContain(option);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version",
        "--context local auth whoami",
        "-o json status",
        "-c echo",
        "--complete -- auth"
      })
  void startsShortCommandsWithTheQuickCompilerOnly(String line) throws Exception {
    assertThat(start(pachsh).arguments(line.split(" ")).run().lines())
        .contains("argument=-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f FILE", "-D a=b --file=FILE", "serve --port 1", "--keep-going"})
  void leavesTheOptimisingCompilerToScriptsAndServers(String line) throws Exception {
    assertThat(start(pachsh).arguments(line.split(" ")).run().lines())
        .doesNotContain("argument=-XX:TieredStopAtLevel=1");
  }

  /** Whether a locale is installed cannot be told without another process, so none is trusted. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "C", "POSIX", "de_DE.UTF-8", "de_DE", "xx_XX.UTF-8", "C.utf8", "a=b c"})
  void startsJavaInALocaleThatIsThere(String own) throws Exception {
    Start.End end = start(pachsh).with("LC_ALL", own).with("LANG", "none").run();

    assertThat(end.lines()).contains("locale=C.UTF-8/", "argument=-Dpachsh.locale=" + own);
    assertThat(start(pachsh).run().lines()).contains("locale=C.UTF-8/", "argument=-Dpachsh.locale");
  }

  @Test
  void saysThatTheWorkingDirectoryIsGone() throws Exception {
    for (String shell : List.of("sh", "bash")) {
      Path gone = Files.createDirectory(root.resolve("gone " + shell));
      Start from =
          new Start(
              List.of(shell, "-c", "rmdir \"$PWD\"; exec \"$0\"", pachsh.script().toString()),
              start(pachsh).environment(),
              gone);
      for (Start start : List.of(from, from.with("PWD", gone))) {
        Files.createDirectories(gone);
        Start.End end = start.run();
        assertThat(end.status()).isEqualTo(1);
        assertThat(end.out()).isEmpty();
        assertThat(end.err())
            .contains("pachsh: the working directory does not exist any more.\n  Change to one");
      }
    }
  }

  @Test
  void startsInALinkedDirectoryAndWithoutOrWithAWrongPwd() throws Exception {
    Path real = Files.createDirectory(root.resolve("real"));
    Path link = Files.createSymbolicLink(root.resolve("link"), real);
    for (String pwd : List.of("", "/nowhere", "relative", link.toString(), real.toString())) {
      Start.End end = start(pachsh).in(link).with("PWD", pwd).run();
      assertThat(end.err()).isEmpty();
      assertThat(end.status()).isZero();
    }
  }

  @Test
  void underSudoLeavesNothingInAnothersHome() throws Exception {
    Path home = Files.createDirectory(root.resolve("home"));
    Files.setAttribute(home, "unix:uid", 1234);

    Start.End end =
        start(pachsh)
            .with("PACHSH_ARCHIVE", "wait")
            .with("HOME", home)
            .with("SUDO_UID", "1234")
            .run();

    assertThat(end.lines()).contains("argument=-XX:ErrorFile=/dev/null");
    assertThat(home).isEmptyDirectory();
  }

  /** As in {@code x=$(pachsh …)}: the archive that is made beside it must not hold the pipe. */
  @Test
  void endsItsOutputBeforeTheArchiveIsMade() throws Exception {
    Path gate = root.resolve("gate");
    Path begun = root.resolve("begun");
    Installation.program(
        java.home().resolve("bin/java"),
        "case $* in *--train*) touch '" + begun + "'; while [ ! -e '" + gate + "' ]; do sleep 0.1",
        "done ;; *) while [ ! -e '" + begun + "' ]; do sleep 0.1; done; echo the answer ;; esac");
    Start start =
        start(pachsh)
            .with("PACHSH_ARCHIVE", "")
            .with("PACHSH_CACHE", root.resolve("cache"))
            .arguments("auth", "whoami");
    ProcessBuilder builder = new ProcessBuilder(start.command()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(start.environment());

    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(output).isEqualTo("the answer\n");
    Files.createFile(gate);
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void saysThatTheJarIsMissing() throws Exception {
    Files.delete(pachsh.jar());

    Start.End end = start(pachsh).with("PACHSH_NO_BUILD", "1").run();

    assertThat(end.status()).isEqualTo(1);
    assertThat(end.out()).isEmpty();
    assertThat(end.err())
        .startsWith("pachsh: pachsh is not built: " + pachsh.jar() + " is missing.")
        .contains("PACHSH_NO_BUILD");
  }
}
