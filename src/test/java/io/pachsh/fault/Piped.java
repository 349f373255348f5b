package io.pachsh.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/**
 * pachsh in a process of its own, started by its launcher and driven through a pipe, line by line.
 *
 * @param errors the file with everything that it said on standard error
 */
record Piped(Process process, PrintStream in, BufferedReader out, Path errors)
    implements AutoCloseable {
  private static final long LIMIT_SECONDS = 60;

  /**
   * Starts it.
   *
   * @param home becomes PACHSH_HOME
   * @param before words in front of the launcher's, such as another user's {@code setpriv}
   */
  static Piped start(Path home, List<String> before, String... arguments) throws IOException {
    Path errors = Files.createTempFile("pachsh", ".err");
    List<String> command = new ArrayList<>(before);
    command.add(Path.of("scripts/pachsh").toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("PACHSH_NO_BUILD", "1");
    builder.environment().put("PACHSH_HOME", home.toString());
    builder.environment().put("PACH_CONFIG", home.resolve("pachctl.json").toString());
    Process process = builder.start();
    return new Piped(
        process,
        new PrintStream(process.getOutputStream(), true, UTF_8),
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)),
        errors);
  }

  static Piped start(Path home, String... arguments) throws IOException {
    return start(home, List.of(), arguments);
  }

  /** Gives it lines to run; it runs each as it arrives. */
  void send(String... lines) {
    for (String line : lines) {
      in.print(line + "\n");
    }
    in.flush();
  }

  /** The next line of its results; blocks until there is one. */
  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new AssertionError("pachsh ended: " + Files.readString(errors));
    }
    return line;
  }

  /** What it answers to these lines: everything up to a mark that is echoed behind them. */
  List<String> answers(String... lines) throws IOException {
    send(lines);
    send("echo -- done --");
    List<String> answers = new ArrayList<>();
    for (String line = line(); !line.equals("-- done --"); line = line()) {
      answers.add(line);
    }
    return answers;
  }

  /** Kills it with SIGKILL and returns the results that it had still printed. */
  List<String> kill() throws IOException, InterruptedException {
    // Unlike the process, its handle leaves the pipe open, in which results may still stand.
    process.toHandle().destroyForcibly();
    List<String> rest = out.lines().toList();
    process.waitFor();
    return rest;
  }

  /** Gives it no more lines, waits for its end, and returns its exit status. */
  int end() throws InterruptedException {
    in.close();
    Assertions.assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "pachsh ends");
    return process.exitValue();
  }

  String said() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    in.close();
    Files.deleteIfExists(errors);
  }
}
