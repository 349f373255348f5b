package io.pachsh.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of pachsh in a directory of a test's own: the scripts, and what else the test puts there.
 */
record Installation(Path home) {
  static final Path PROJECT = Path.of("").toAbsolutePath();

  /** The scripts alone: nothing is built, and there is nothing to build from. */
  static Installation scriptsAt(Path home) throws IOException {
    copy(PROJECT.resolve("scripts"), home.resolve("scripts"));
    return new Installation(home);
  }

  /** The scripts and an empty file in the place of the jar, for a java that does not read it. */
  static Installation pretendedAt(Path home) throws IOException {
    Installation made = scriptsAt(home);
    Files.createDirectories(made.jar().getParent());
    Files.createFile(made.jar());
    return made;
  }

  /** The scripts and the jar of this build. */
  static Installation builtAt(Path home) throws IOException {
    Installation made = scriptsAt(home);
    Files.createDirectories(made.jar().getParent());
    Files.copy(PROJECT.resolve("target/pachsh.jar"), made.jar());
    return made;
  }

  Path script() {
    return home.resolve("scripts/pachsh");
  }

  Path jar() {
    return home.resolve("target/pachsh.jar");
  }

  /** A start of this copy that makes no start-up archive. */
  Start start() {
    return Start.of(script(), home).with("PACHSH_ARCHIVE", "off");
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Writes a shell script that can be run. */
  static Path program(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  /** A directory that leads to the named programs of this machine: a search path with no others. */
  static Path searchPath(Path directory, List<String> programs) throws IOException {
    Files.createDirectories(directory);
    for (String program : programs) {
      program(directory.resolve(program), "exec " + installed(program) + " \"$@\"");
    }
    return directory;
  }

  private static Path installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(program + " is not installed"));
  }
}
