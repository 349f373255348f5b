package io.pachsh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The script rows: 10,000 commands of a script on the embedded cluster, within one process, against
 * the least that could do the same. Run by {@code scripts/bench script [ROUNDS]}, which sets
 * PACHSH_HOME to a directory of the benchmark's own.
 */
final class ScriptBenchmark {
  private static final int COMMANDS = 10_000;
  private static final String READING = "10,000 × auth whoami";
  private static final String PICOCLI = "picocli alone, the same lines";
  private static final String CHANGING = "10,000 × auth get-robot-token";
  private static final String JOURNAL = "the same bytes appended and forced";

  private final Path home = Path.of(System.getenv("PACHSH_HOME"));
  private final Path work = Files.createTempDirectory("pachsh-bench");

  private ScriptBenchmark() throws IOException {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    System.exit(new ScriptBenchmark().run(rounds) ? 0 : 1);
  }

  private boolean run(int rounds) throws Exception {
    Path setUp = script("set-up", List.of("auth activate --initial-admin robot:admin -q"));
    PachshInProcess.run("--save", "-f", setUp.toString());

    List<String> lines = Collections.nCopies(COMMANDS, "auth whoami");
    Path reading = script("reading", lines);
    BarePicocli picocli = new BarePicocli();
    Path changing = script("changing", changes());
    BareJournal journal = new BareJournal(work, COMMANDS, journalOf(changing));

    Rounds measured =
        new Rounds()
            .add(PICOCLI, () -> timed(() -> picocli.run(lines)))
            .add(READING, () -> timed(() -> PachshInProcess.run("-f", reading.toString())))
            .add(JOURNAL, () -> timed(journal::write))
            .add(CHANGING, () -> timed(() -> PachshInProcess.run("-f", changing.toString())));
    measured.run(rounds);

    Report report = new Report();
    report.base(PICOCLI, measured.median(PICOCLI));
    report.atLeast(READING, measured.median(READING), measured.ratio(PICOCLI, READING), 0.3);
    report.base(JOURNAL, measured.median(JOURNAL));
    report.atLeast(CHANGING, measured.median(CHANGING), measured.ratio(JOURNAL, CHANGING), 0.7);
    return report.everyBudgetKept();
  }

  private static List<String> changes() {
    return Collections.nCopies(COMMANDS, "auth get-robot-token r1 -q");
  }

  /** What a script appends to the journal, copied by its last command: an orderly end drops it. */
  private byte[] journalOf(Path script) throws Exception {
    Path copy = work.resolve("copy");
    List<String> lines = new ArrayList<>(Files.readAllLines(script));
    lines.add("!cp -R '" + home + "' '" + copy + "'");
    PachshInProcess.run("-f", script("copying", lines).toString());
    try (Stream<Path> files = Files.walk(copy)) {
      Path largest =
          files
              .filter(file -> file.getFileName().toString().contains("journal"))
              .max(Comparator.comparingLong(file -> file.toFile().length()))
              .orElseThrow(() -> new IllegalStateException("no journal in " + copy));
      byte[] journal = Files.readAllBytes(largest);
      int size = journal.length;
      // A journal is larger than what it holds.
      while (size > 0 && journal[size - 1] == 0) {
        size--;
      }
      return Arrays.copyOf(journal, size);
    }
  }

  private Path script(String name, List<String> lines) throws IOException {
    return Files.write(work.resolve(name + ".pachsh"), lines);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static Duration timed(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
