package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts with bytes changed at random, on an embedded cluster: each ends, by itself and soon, with
 * a status that says what kind of fault it was, and never with a bug.
 */
@Tag(LongRun.TAG)
class MutatedScriptsTest {
  private static final int SCRIPTS = LongRun.cases("mutated.scripts", 300, 20_000);
  private static final long SEED = Long.getLong("pachsh.mutated.seed", 20201128);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Set<Integer> STATUSES = Set.of(0, 1, 2, 3, 4, 5);

  /** What begins lines of the language, and what cuts other texts. */
  private static final String[] PIECES = {
    "\n",
    "\r\n",
    "\\",
    "\\\n",
    "'",
    "\"",
    "$",
    "$(",
    ")",
    "${",
    "}",
    ":-",
    ":?",
    "|",
    "||",
    "&&",
    ";",
    "<",
    "<<",
    "<<-",
    "<<E\n",
    ">",
    "#",
    "!",
    "*",
    "~",
    "`",
    "=",
    "\t",
    "\0",
    "\u00e9",
    "\u202e",
    "\ufeff",
    "\u2028",
    " -o json",
    " --help",
    "[",
    "{",
    ": ",
    "- ",
    "\"\"",
    "&a ",
    "%"
  };

  /** A place where a change might make a script write outside of its directory. */
  private static final Pattern OUTSIDE = Pattern.compile(">[^a-z]{0,20}[/~]|\\.\\./");

  private static final Pattern AT_A_COLUMN = Pattern.compile("standard input:\\d+:\\d+: .*");

  @TempDir private Path directory;
  private final Random random = new Random(SEED);

  private record Run(int status, String err) {}

  @Test
  void endWithAStatusThatFits() throws IOException {
    List<byte[]> originals = originals();
    List<String> lost = new ArrayList<>();
    for (int i = 0; i < SCRIPTS; i++) {
      byte[] script = mutated(originals);
      Run run = assertTimeoutPreemptively(SOON, () -> run(script), () -> text(script));
      String fault = fault(run);
      if (!fault.isEmpty()) {
        lost.add(fault + " " + run + "\n--- script " + i + "\n" + text(script));
      }
    }
    LongRun.report("mutated scripts", SCRIPTS, lost.size());
    assertThat(lost).isEmpty();
    assertThat(directory.resolve("home/state/pachsh.log")).doesNotExist();
  }

  @Test
  void beginFromScriptsThatWork() throws IOException {
    for (byte[] script : originals()) {
      Run run = run(script);
      boolean ends = text(script).endsWith("is needed}\"\n");
      assertThat(run.status()).as(run.err()).isEqualTo(ends ? 2 : 0);
    }
  }

  private static String fault(Run run) {
    if (!STATUSES.contains(run.status())) {
      return "a status of no kind";
    }
    if (run.err().contains("bug in pachsh")
        || run.err().contains("\tat ")
        || run.err().contains("java.")) {
      return "a bug";
    }
    if (run.status() != 0 && run.err().isBlank()) {
      return "a failure without a word";
    }
    String last =
        run.err().lines().filter(line -> line.startsWith("standard")).reduce("", (a, b) -> b);
    return AT_A_COLUMN.matcher(last).matches() && run.status() != 2 ? "no usage failure" : "";
  }

  private Run run(byte[] script) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Streams streams =
        new Streams(
            new ByteArrayInputStream(script),
            false,
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int status =
        Launch.run(
            new String[0],
            new ProcessEnvironment(
                streams,
                streams,
                new Terminals(false, false, false),
                Map.of(
                    "PACHSH_HOME", directory.resolve("home").toString(),
                    "PACH_CONFIG", directory.resolve("pachctl.json").toString(),
                    "HOME", directory.toString(),
                    "PATH", directory.resolve("no-programs").toString()),
                directory,
                interrupts -> new TypingConsole(List.<String>of().iterator(), out, () -> {})));
    return new Run(status, err.toString(StandardCharsets.UTF_8));
  }

  private byte[] mutated(List<byte[]> originals) {
    while (true) {
      byte[] script = originals.get(random.nextInt(originals.size()));
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        script = changed(script);
      }
      if (!OUTSIDE.matcher(text(script)).find()) {
        return script;
      }
    }
  }

  private byte[] changed(byte[] script) {
    int at = random.nextInt(script.length + 1);
    int end = Math.min(script.length, at + 1 + random.nextInt(12));
    return switch (random.nextInt(6)) {
      case 0 ->
          spliced(
              script, at, Math.min(script.length, at + 1), new byte[] {(byte) random.nextInt(256)});
      case 1 -> spliced(script, at, end, new byte[0]);
      case 2 -> spliced(script, at, at, piece());
      case 3 -> spliced(script, at, end, piece());
      case 4 -> spliced(script, at, at, part(script));
      default -> spliced(script, at, at, piece());
    };
  }

  private byte[] piece() {
    return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
  }

  private byte[] part(byte[] script) {
    int from = random.nextInt(script.length + 1);
    int to = Math.min(script.length, from + random.nextInt(80));
    return Arrays.copyOfRange(script, from, to);
  }

  private static byte[] spliced(byte[] script, int from, int to, byte[] between) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    result.write(script, 0, from);
    result.writeBytes(between);
    result.write(script, to, script.length - to);
    return result.toByteArray();
  }

  private static List<byte[]> originals() throws IOException {
    List<byte[]> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/mutated"))) {
      for (Path file : files.sorted().toList()) {
        scripts.add(Files.readAllBytes(file));
      }
    }
    return scripts;
  }

  private static String text(byte[] script) {
    return new String(script, StandardCharsets.UTF_8);
  }
}
