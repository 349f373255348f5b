package io.pachsh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When the launcher builds, and what comes of it: with a Maven that only pretends, but for one
 * build of the real sources.
 */
class LauncherBuildIT {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "readlink",
          "find",
          "mkdir",
          "rm",
          "mv",
          "touch",
          "tail",
          "cat",
          "sed",
          "head",
          "sleep",
          "env");

  @TempDir Path temporary;
  private Path root;
  private Installation pachsh;
  private Path source;
  private Path tools;
  private Path builds;
  private PretendedJava java;

  @BeforeEach
  void install() throws Exception {
    root = temporary.toRealPath();
    pachsh = Installation.scriptsAt(root.resolve("a pachsh"));
    source = pachsh.home().resolve("src/main/java/Main.java");
    Files.createDirectories(source.getParent());
    Files.createFile(source);
    Files.createFile(pachsh.home().resolve("pom.xml"));
    java = PretendedJava.of(root.resolve("jdk"), "17.0.1");
    Installation.program(java.home().resolve("bin/javac"), "exit 0");
    builds = root.resolve("builds");
    tools = Installation.searchPath(root.resolve("tools"), TOOLS);
    maven(
        "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.0' && exit",
        "echo $* >>'" + builds + "'",
        "echo on stdout",
        "echo jar >target/pachsh.jar");
  }

  private void maven(String... lines) throws Exception {
    Installation.program(tools.resolve("mvn"), lines);
  }

  private Start start() {
    return pachsh.start().with("JAVA_HOME", java.home()).with("PATH", tools);
  }

  /** Moves a file's time so far that no clock's grain matters. */
  private static void age(Path file, Duration change) throws Exception {
    FileTime time = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.from(time.toInstant().plus(change)));
  }

  private void assertBuilt(int times) {
    assertThat(builds).content().hasLineCount(times);
  }

  @Test
  void buildsOnFirstUseAndThenNoMore() throws Exception {
    Start.End first = start().run();
    Start.End second = start().run();

    assertThat(first.err()).isEqualTo("building pachsh (first use, about a minute) …\n");
    assertThat(first.out()).doesNotContain("on stdout");
    assertThat(PretendedJava.arguments(first)).contains(pachsh.jar().toString());
    assertThat(second.err()).isEmpty();
    assertBuilt(1);
  }

  @Test
  void buildsOnceMoreWhenASourceIsNewer() throws Exception {
    start().run();
    age(pachsh.jar(), Duration.ofHours(-1));

    Start.End changed = start().run();

    assertThat(changed.err()).isEqualTo("building pachsh (its sources changed) …\n");
    assertThat(start().run().err()).isEmpty();
    assertBuilt(2);
  }

  @Test
  void buildsAgainWhatChangedDuringABuild() throws Exception {
    age(source, Duration.ofHours(-1));
    maven(
        "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.0' && exit",
        "echo $* >>'" + builds + "'",
        "sleep 0.1; touch src/main/java/Main.java; sleep 0.1; echo jar >target/pachsh.jar");
    start().run();

    assertThat(start().run().err()).contains("its sources changed");
  }

  @Test
  void neverBuildsIfToldNotTo() throws Exception {
    start().run();
    age(pachsh.jar(), Duration.ofHours(-1));

    assertThat(start().with("PACHSH_NO_BUILD", "1").run().err()).isEmpty();
    assertBuilt(1);
  }

  @Test
  void neitherBuildsNorSpeaksWhenAShellAsksForACompletion() throws Exception {
    Start.End first = start().arguments("--complete", "--", "au").run();

    assertThat(first.status()).isEqualTo(1);
    assertThat(first.out() + first.err()).isEmpty();
    assertThat(builds).doesNotExist();
    start().run();
    age(pachsh.jar(), Duration.ofHours(-1));
    assertThat(PretendedJava.programArguments(start().arguments("--complete", "--", "au").run()))
        .containsExactly("--complete", "--", "au");
    assertBuilt(1);
  }

  @Test
  void showsTheEndOfAFailedBuildAndTriesAgain() throws Exception {
    maven(
        "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.0' && exit",
        "echo $* >>'" + builds + "'",
        "echo half >target/pachsh.jar",
        "echo 'Main.java: broken'",
        "exit 1");

    Start.End end = start().run();

    assertThat(end.status()).isEqualTo(1);
    assertThat(end.out()).isEmpty();
    assertThat(end.err())
        .contains("Main.java: broken")
        .contains("all of it is in " + pachsh.home().resolve("target/build.log"));
    assertThat(start().run().status()).isEqualTo(1);
    assertBuilt(2);
  }

  @Test
  void buildsOnceForStartsAtTheSameTimeWithAndWithoutFlock() throws Exception {
    maven(
        "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.0' && exit",
        "echo $* >>'" + builds + "'",
        "sleep 0.3; echo jar >target/pachsh.jar");
    assertBuildsOnce();
    assertBuilt(1);

    Files.delete(pachsh.jar());
    Installation.program(tools.resolve("flock"), "exec /usr/bin/flock \"$@\"");
    assertBuildsOnce();
    assertBuilt(2);
  }

  private void assertBuildsOnce() throws Exception {
    Start.Running one = start().begin();
    Start.Running two = start().begin();
    assertThat(one.await().status()).isZero();
    assertThat(two.await().status()).isZero();
  }

  @Test
  void takesOverTheBuildOfAStartThatDied() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectories(pachsh.home().resolve("target/build.lock.d"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

    assertThat(start().run().status()).isZero();
    assertBuilt(1);
  }

  @Test
  void buildsTheRealSourcesOnceForTwoStarts() throws Exception {
    Installation real = Installation.scriptsAt(root.resolve("the real one"));
    Installation.copy(Installation.PROJECT.resolve("src/main"), real.home().resolve("src/main"));
    Files.copy(Installation.PROJECT.resolve("pom.xml"), real.home().resolve("pom.xml"));
    Start start =
        real.start()
            .with("HOME", System.getProperty("user.home"))
            .with("JAVA_HOME", System.getProperty("java.home"))
            .with("PACHSH_HOME", root.resolve("state"))
            .with("PACH_CONFIG", root.resolve("config.json"))
            .arguments("version");

    Start.Running one = start.begin();
    Start.Running two = start.begin();

    List<Start.End> ends = List.of(one.await(), two.await());
    assertThat(ends).allSatisfy(end -> assertThat(end.status()).as(end.err()).isZero());
    assertThat(ends).allSatisfy(end -> assertThat(end.out()).startsWith("pachsh").hasLineCount(1));
    assertThat(ends.stream().filter(end -> end.err().contains("building pachsh (first use")))
        .hasSize(1);
    assertThat(start.run().err()).isEmpty();
  }
}
