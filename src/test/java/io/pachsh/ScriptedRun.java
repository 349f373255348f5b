package io.pachsh;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A run of pachsh inside the test, with nobody at a terminal.
 *
 * @param status its exit status
 * @param out its standard output
 * @param err its standard error
 */
record ScriptedRun(int status, String out, String err) {
  /** Runs pachsh in a directory, which is its home too, with empty standard input. */
  static ScriptedRun of(Path directory, String... arguments) {
    return fed("", directory, arguments);
  }

  /** Runs pachsh in a directory with more variables than its environment has. */
  static ScriptedRun with(Map<String, String> variables, Path directory, String... arguments) {
    return fed("", variables, directory, arguments);
  }

  /** Runs pachsh with a text as its standard input. */
  static ScriptedRun fed(String input, Path directory, String... arguments) {
    return fed(input, Map.of(), directory, arguments);
  }

  private static ScriptedRun fed(
      String input, Map<String, String> variables, Path directory, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        run(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            variables,
            directory,
            arguments);
    return new ScriptedRun(
        status,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8).replace(directory + "/", ""));
  }

  /** Runs pachsh on these streams and gives its exit status. */
  static int run(
      InputStream in, OutputStream out, OutputStream err, Path directory, String... arguments) {
    return run(in, out, err, Map.of(), directory, arguments);
  }

  private static int run(
      InputStream in,
      OutputStream out,
      OutputStream err,
      Map<String, String> variables,
      Path directory,
      String... arguments) {
    Terminals none = new Terminals(false, false, false);
    Streams streams = new Streams(in, false, print(out), print(err));
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PACHSH_HOME", directory.resolve("home").toString());
    environment.put("PACH_CONFIG", directory.resolve("pachctl.json").toString());
    environment.put("FROM_OUTSIDE", "outside");
    environment.putAll(variables);
    return Launch.run(
        arguments,
        new ProcessEnvironment(
            streams,
            streams,
            none,
            environment,
            directory,
            interrupts -> TypingConsole.deserted(print(out))));
  }

  private static PrintStream print(OutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
