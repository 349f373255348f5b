package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private static final long LIMIT_SECONDS = 120;

  /** Starts it without building; standard input is empty. */
  static Launched start(Path home, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        Stream.concat(Stream.of("scripts/pachsh"), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PACHSH_NO_BUILD", "1");
    builder.environment().put("PACHSH_HOME", home.resolve("pachsh").toString());
    builder.environment().put("PACH_CONFIG", home.resolve("pachctl.json").toString());
    builder.environment().remove("SSH_CONNECTION");
    builder.environment().putAll(environment);
    builder.redirectInput(new java.io.File("/dev/null"));
    builder.redirectOutput(home.resolve("out").toFile());
    builder.redirectError(home.resolve("err").toFile());
    return new Launched(builder.start(), home);
  }

  /** Waits for its end and returns its exit status. */
  int await() throws InterruptedException {
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("pachsh ends").isTrue();
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(home.resolve("out"), StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(home.resolve("err"), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
