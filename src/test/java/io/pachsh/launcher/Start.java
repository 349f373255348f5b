package io.pachsh.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One start of a program: its command line, its whole environment and its working directory. */
record Start(List<String> command, Map<String, String> environment, Path directory) {

  /** How a start ended: its exit status and all that it wrote. */
  record End(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** A start that is under way. */
  record Running(Process process, Path out, Path err) {
    End await() throws IOException, InterruptedException {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + Files.readString(err));
      }
      return new End(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** A start of a script in an environment that has nothing but a search path. */
  static Start of(Path script, Path directory) {
    return new Start(List.of(script.toString()), Map.of("PATH", System.getenv("PATH")), directory);
  }

  Start with(String name, Object value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value.toString());
    return new Start(command, Map.copyOf(changed), directory);
  }

  Start in(Path otherDirectory) {
    return new Start(command, environment, otherDirectory);
  }

  Start arguments(String... arguments) {
    List<String> longer = new ArrayList<>(command);
    longer.addAll(List.of(arguments));
    return new Start(List.copyOf(longer), environment, directory);
  }

  /** Begins with nothing on standard input; the output goes to files, so no pipe can fill up. */
  Running begin() throws IOException {
    Path out = Files.createTempFile("start", ".out");
    Path err = Files.createTempFile("start", ".err");
    out.toFile().deleteOnExit();
    err.toFile().deleteOnExit();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.directory(directory.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(out.toFile());
    builder.redirectError(err.toFile());
    return new Running(builder.start(), out, err);
  }

  End run() throws IOException, InterruptedException {
    return begin().await();
  }
}
