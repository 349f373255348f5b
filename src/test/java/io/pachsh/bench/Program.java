package io.pachsh.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A program that is started from nothing and timed from outside. */
record Program(List<String> command) {
  /** What terminals obey and do not show. */
  private static final Pattern CONTROLS =
      Pattern.compile("\u001b\\[[0-9;?<=>]*[ -/]*[@-~]|\u001b\\][^\u0007]*\u0007|\u001b[=>]|\r");

  private static final Pattern PROMPT = Pattern.compile("\\blocal\\b.*> ?\\z");

  static Program of(String... command) {
    return new Program(List.of(command));
  }

  /** From its start to its end, which must be a good one. */
  Duration toEnd() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int status = process.waitFor();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (status != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with status " + status);
    }
    return time;
  }

  /** From its start on a pseudo-terminal until pachsh's prompt stands there. */
  Duration toPrompt() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "script",
            "-qec",
            "stty rows 40 cols 120; exec " + String.join(" ", command),
            "/dev/null");
    builder.environment().put("TERM", "xterm-256color");
    long start = System.nanoTime();
    Process process = builder.start();
    process
        .onExit()
        .orTimeout(30, TimeUnit.SECONDS)
        .exceptionally(
            late -> {
              process.destroyForcibly();
              return process;
            });
    Duration time = null;
    StringBuilder screen = new StringBuilder();
    byte[] bytes = new byte[4096];
    InputStream out = process.getInputStream();
    for (int n = out.read(bytes); n >= 0; n = out.read(bytes)) {
      screen.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
      if (time == null && PROMPT.matcher(CONTROLS.matcher(screen).replaceAll("")).find()) {
        time = Duration.ofNanos(System.nanoTime() - start);
        process.getOutputStream().write("exit\r".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
      }
    }
    process.waitFor();
    if (time == null) {
      throw new IllegalStateException("no prompt was seen, but:\n" + screen);
    }
    return time;
  }
}
