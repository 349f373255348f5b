package io.pachsh.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Java home whose java tells how it was started instead of running anything. */
record PretendedJava(Path home) {

  /** One that says in its release file to be of the given version. */
  static PretendedJava of(Path home, String version) throws IOException {
    Installation.program(
        home.resolve("bin/java"),
        "echo \"directory=$PWD\"",
        "echo \"locale=${LC_ALL:-}/${LC_CTYPE:-}\"",
        "printf 'argument=%s\\n' \"$@\"");
    Files.writeString(
        home.resolve("release"),
        """
        IMPLEMENTOR="Nobody"
        JAVA_RUNTIME_VERSION="%s+1"
        JAVA_VERSION="%s"
        MODULES="java.base"
        """
            .formatted(version, version));
    return new PretendedJava(home);
  }

  /** What came after the main class. */
  static List<String> programArguments(Start.End end) {
    List<String> all = arguments(end);
    return all.subList(all.indexOf("io.pachsh.Main") + 1, all.size());
  }

  static List<String> arguments(Start.End end) {
    return end.lines().stream()
        .filter(line -> line.startsWith("argument="))
        .map(line -> line.substring("argument=".length()))
        .toList();
  }
}
