package io.pachsh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Starts after one that java did not survive, with the packaged jar. */
class CrashedStartIT {
  private static final String DAMAGED =
      "note: the start-up archive of pachsh was damaged, and is made anew.\n";

  @TempDir Path temporary;
  private Installation pachsh;
  private Path state;
  private Path work;

  @BeforeEach
  void install() throws Exception {
    pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    state = temporary.resolve("100% state/pachsh");
    work = Files.createDirectory(temporary.resolve("work"));
  }

  private Start start(Path jdk) {
    return Start.of(pachsh.script(), work)
        .with("JAVA_HOME", jdk)
        .with("PACHSH_NO_BUILD", "1")
        .with("PACHSH_CACHE", temporary.resolve("cache"))
        .with("PACHSH_ARCHIVE", "wait")
        .with("PACHSH_HOME", state)
        .with("PACH_CONFIG", temporary.resolve("config.json"))
        .arguments("status");
  }

  private Start start() {
    return start(Path.of(System.getProperty("java.home")));
  }

  private static Start.End assertStarts(Start start, String note) throws Exception {
    Start.End end = start.run();
    assertThat(end.status()).as("status; stderr: %s", end.err()).isZero();
    assertThat(end.out()).endsWith("\nUnsaved:        nothing\n");
    assertThat(end.err()).isEqualTo(note);
    return end;
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.walk(temporary.resolve("cache"))) {
      return files.filter(file -> file.endsWith("app.jsa")).findFirst().orElseThrow();
    }
  }

  private List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Puts other bytes in the place of so many of the archive's classes that java crashes. */
  private void crush() throws IOException {
    Path archive = archive();
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      byte[] other = new byte[(int) (file.length() * 45 / 100)];
      Arrays.fill(other, (byte) 0x55);
      file.seek(file.length() / 20);
      file.write(other);
    }
  }

  private void damageOneByte() throws IOException {
    Path archive = archive();
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int before = file.read();
      file.seek(file.length() / 2);
      file.write(before ^ 1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.pachsh.launcher.LauncherArchiveIT#jdks")
  void aStartThatCrashesIsSaidOnceAndItsArchiveMadeAnew(Path jdk) throws Exception {
    Start start = start(jdk);
    assertStarts(start, "");

    int crashes = jdk.equals(LauncherArchiveIT.jdks().iterator().next()) ? 4 : 1;
    for (int crash = 1; crash <= crashes; crash++) {
      crush();
      Start.End crashed = start.run();
      assertThat(crashed.status()).as(crashed.out() + crashed.err()).isNotZero();
      assertThat(names(work)).isEmpty();
      assertThat(reports()).hasSize(Math.min(crash, 3));

      assertStarts(
          start,
          """
          note: java crashed in an earlier start of pachsh; its start-up archive, which may be why, is made anew.
            Java's report, which can hold secrets, is in %s.
          """
              .formatted(state.resolve("hs_err.1.log")));
      assertStarts(start, "");
    }
    assertThat(Files.readString(state.resolve("hs_err.1.log"))).contains("SIG");
    assertThat(names(archive().getParent())).noneMatch(name -> name.startsWith("started"));
  }

  /** Java's reports, each of which is its owner's alone. */
  private List<Path> reports() throws IOException {
    try (Stream<Path> files = Files.list(state)) {
      List<Path> reports = files.filter(file -> file.toString().contains("hs_err")).toList();
      for (Path report : reports) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
            .isEqualTo("rw-------");
      }
      return reports.stream().filter(report -> report.toFile().length() > 0).toList();
    }
  }

  /** Most errors of a damaged archive are errors about classes, of which java writes no report. */
  @Test
  void aStartThatFailsWithoutAReportHasItsArchiveCompared() throws Exception {
    assertStarts(start(), "");
    damageOneByte();
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path mark = Files.createFile(archive().resolveSibling("started." + dead.pid()));

    assertStarts(start(), DAMAGED);

    assertThat(mark).doesNotExist();
    assertStarts(start(), "");
  }

  @Test
  void aStartThatWasKilledCostsNoArchive() throws Exception {
    assertStarts(start(), "");
    Object before = Files.readAttributes(archive(), "unix:ino").get("ino");
    Start.Running running =
        new Start(
                List.of("sh", "-c", "sleep 60 | exec \"$0\"", pachsh.script().toString()),
                start().environment(),
                work)
            .begin();
    Path mark = awaitMark();
    ProcessHandle.of(Long.parseLong(mark.toString().replaceFirst(".*started\\.", "")))
        .orElseThrow()
        .destroyForcibly();
    running.process().descendants().forEach(ProcessHandle::destroyForcibly);
    running.await();
    assertThat(mark).exists();

    assertStarts(start(), "");

    assertThat(mark).doesNotExist();
    assertThat(Files.readAttributes(archive(), "unix:ino").get("ino")).isEqualTo(before);
  }

  private Path awaitMark() throws IOException {
    Path directory = archive().getParent();
    while (true) {
      for (String name : names(directory)) {
        if (name.startsWith("started.")) {
          return directory.resolve(name);
        }
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void classesThatCannotBeLinkedAreSaidInASentence() throws Exception {
    assertStarts(start(), "");
    Path classes = Files.createDirectories(temporary.resolve("other/io/pachsh/context"));
    Files.writeString(classes.resolve("Home.class"), "no class");

    Start.End end =
        start().with("PACHSH_JAVA_OPTS", "-Xbootclasspath/a:" + temporary.resolve("other")).run();

    assertThat(end.status()).isEqualTo(1);
    assertThat(end.err()).doesNotContain("\tat ").contains("pachsh: ");
    assertThat(names(archive().getParent())).anyMatch(name -> name.startsWith("started."));
  }
}
