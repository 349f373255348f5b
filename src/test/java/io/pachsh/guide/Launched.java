package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * pachsh started as people start it, by its launcher, with directories of its own.
 *
 * @param home holds PACHSH_HOME, the pachctl configuration, and what the process prints
 */
record Launched(Process process, Path home) implements AutoCloseable {
  static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final long LIMIT_SECONDS = 120;

  /** Starts it in the project's directory, as it is built; standard input is empty. */
  static Launched start(Path home, Map<String, String> environment, String... arguments)
      throws IOException {
    return startIn(PROJECT, home, environment, arguments);
  }

  /** Starts it in another directory. */
  static Launched startIn(
      Path directory, Path home, Map<String, String> environment, String... arguments)
      throws IOException {
    String launcher = PROJECT.resolve("scripts/pachsh").toString();
    ProcessBuilder builder =
        prepared(home, Stream.concat(Stream.of(launcher), Stream.of(arguments)).toList());
    builder.environment().putAll(environment);
    return new Launched(builder.directory(directory.toFile()).start(), home);
  }

  /** Starts a line of the operating system's shell in the project's directory; all goes to out. */
  static Launched shell(Path home, String line) throws IOException {
    ProcessBuilder builder = prepared(home, List.of("sh", "-c", "{ " + line + "\n} 2>&1"));
    return new Launched(builder.directory(PROJECT.toFile()).start(), home);
  }

  private static ProcessBuilder prepared(Path home, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> variables = builder.environment();
    variables.keySet().removeAll(List.of("BROWSER", "DISPLAY", "SSH_CONNECTION", "LC_ALL"));
    variables.put("PACHSH_NO_BUILD", "1");
    variables.put("PACHSH_HOME", home.resolve("pachsh").toString());
    variables.put("PACH_CONFIG", home.resolve("pachctl.json").toString());
    // One archive for all of these tests, made before the first starts: nothing runs on behind it.
    variables.put("PACHSH_CACHE", PROJECT.resolve("target/guide-cache").toString());
    variables.put("PACHSH_ARCHIVE", "wait");
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(home.resolve("out").toFile());
    builder.redirectError(home.resolve("err").toFile());
    return builder;
  }

  /** Waits for its end and returns its exit status. */
  int await() throws InterruptedException {
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("pachsh ends").isTrue();
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(home.resolve("out"));
  }

  String err() throws IOException {
    return Files.readString(home.resolve("err"));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
