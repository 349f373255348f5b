package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Directories and files that pachsh may not write, may not read, or finds open to others. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class PermissionsIT {
  @TempDir Path directory;

  @AfterEach
  void unlock() throws IOException {
    allow(directory, "rwx------", "rw-------");
  }

  @Test
  void aReadOnlyDirectoryCanBeReadAndSaysWhatItCannot() throws Exception {
    Path home = saved();
    allow(home, "r-x------", "r--------");
    assertThat(without("sh", "-c", "test -w " + home)).as("root's power is dropped").isNotZero();
    try (Piped pachsh = Piped.start(home, withoutPower(), "--keep-going")) {
      assertThat(pachsh.answers("auth whoami")).contains("You are \"robot:admin\"");
      assertThat(pachsh.answers("auth get-robot-token x -q")).isEmpty();
      assertThat(pachsh.said())
          .contains("the change was not made: " + home.resolve("clusters/local"))
          .containsIgnoringCase("permission denied");
      assertThat(pachsh.answers("set autosave on", "save")).isEmpty();
      assertThat(pachsh.said())
          .contains("The contexts could not be saved in " + home.resolve("contexts.json"))
          .contains("They are still in this session");
      assertThat(pachsh.answers("rehearsal start")).isEmpty();
      assertThat(pachsh.said())
          .contains("The rehearsal org cannot be kept: " + home.resolve("rehearsal"))
          .doesNotContain("bug in pachsh");
    }
  }

  @Test
  void unreadableContextsAreNamed() throws Exception {
    Path home = saved();
    Files.setPosixFilePermissions(
        home.resolve("contexts.json"), PosixFilePermissions.fromString("---------"));
    try (Piped pachsh = Piped.start(home, withoutPower(), "auth", "whoami")) {
      assertThat(pachsh.end()).isEqualTo(1);
      assertThat(pachsh.said())
          .contains("The contexts in " + home.resolve("contexts.json") + " cannot be read")
          .contains("permission denied");
    }
  }

  @Test
  void anUnreadableClusterLeavesTheOthersUsable() throws Exception {
    Path home = saved();
    allow(home.resolve("clusters/local"), "---------", "---------");
    try (Piped pachsh = Piped.start(home, withoutPower(), "--keep-going")) {
      pachsh.answers("auth whoami");
      assertThat(pachsh.said())
          .contains(home.resolve("clusters/local").toString())
          .doesNotContain("bug in pachsh");
      assertThat(
              pachsh.answers(
                  "config set context other --embedded", "config set active-context other", "save"))
          .containsExactly("Saved 2 changes.");
    }
  }

  @Test
  void filesWithSecretsThatOthersCanReadAreClosed() throws Exception {
    Path home = saved();
    try (Piped pachsh = Piped.start(home)) {
      pachsh.answers("rehearsal start");
    }
    List<Path> files =
        List.of(home.resolve("contexts.json"), home.resolve("rehearsal/rehearsal.json"));
    for (Path file : files) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    try (Piped pachsh = Piped.start(home)) {
      pachsh.answers("auth whoami", "rehearsal start");
    }
    for (Path file : files) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aHomeThatCannotBeMadeIsNamedAtTheFirstChange() throws Exception {
    Path locked = Files.createDirectory(directory.resolve("locked"));
    allow(locked, "r-x------", "r--------");
    List<String> before =
        Stream.concat(
                withoutPower().stream(),
                Stream.of("env", "-u", "PACHSH_HOME", "HOME=" + locked.resolve("person")))
            .toList();
    try (Piped pachsh = Piped.start(directory, before, "--keep-going")) {
      pachsh.answers("auth whoami", "auth activate");
      assertThat(pachsh.said())
          .contains("the auth service is not activated")
          .contains("the change was not made: " + locked.resolve("person/.local/state/pachsh"))
          .doesNotContain("bug in pachsh");
    }
  }

  @Test
  void withoutHomeTheOperatingSystemsIsTaken() throws Exception {
    Path person = Files.createDirectory(directory.resolve("person"));
    List<String> before =
        List.of("env", "-u", "PACHSH_HOME", "-u", "HOME", "PACHSH_JAVA_OPTS=-Duser.home=" + person);
    try (Piped pachsh = Piped.start(directory, before)) {
      assertThat(pachsh.answers("config set context other --embedded", "save")).hasSize(1);
      assertThat(person.resolve(".config/pachsh/contexts.json")).exists();
      assertThat(person.resolve(".local/state/pachsh/clusters/other")).exists();
    }
  }

  /** A directory with a saved cluster, whose administrator is signed in. */
  private Path saved() throws Exception {
    Path home = directory.resolve("home");
    try (Piped pachsh = Piped.start(home)) {
      pachsh.answers("auth activate --initial-admin=robot:admin -q", "save");
      assertThat(pachsh.end()).isZero();
    }
    return home;
  }

  /** Words that start a program which obeys permissions; root would stand above them. */
  private static List<String> withoutPower() {
    return System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
        : List.of();
  }

  private static int without(String... words) throws Exception {
    List<String> command = Stream.concat(withoutPower().stream(), Stream.of(words)).toList();
    return new ProcessBuilder(command).start().waitFor();
  }

  private static void allow(Path path, String directories, String files) throws IOException {
    boolean isDirectory = Files.isDirectory(path);
    if (isDirectory) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      try (Stream<Path> inside = Files.list(path)) {
        for (Path each : inside.toList()) {
          allow(each, directories, files);
        }
      }
    }
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(isDirectory ? directories : files));
  }
}
