package io.pachsh.bench;

import io.pachsh.cli.auth.access.AdministrationCommands;
import io.pachsh.command.CommandTree;
import io.pachsh.command.TestSession;
import io.pachsh.completion.LineCompletions;
import io.pachsh.completion.LiveNames;
import io.pachsh.completion.ValueCompleters;
import io.pachsh.console.Interrupts;
import io.pachsh.console.JLineConsole;
import io.pachsh.console.Terminals;
import io.pachsh.console.Theme;
import io.pachsh.embedded.state.LargeCluster;
import io.pachsh.interpreter.Runner;
import io.pachsh.output.Format;
import io.pachsh.screen.GuardedOutput;
import io.pachsh.screen.Presentation;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The row of a keystroke's completion: a cluster with 100,000 users, as many repos and 10,000
 * groups, and lines that are completed at each of their keys, behind as many keys that warm up.
 * Some names are written rightly, some with a slip, some are nobody's. Run by {@code scripts/bench
 * completion [KEYS]}.
 */
final class CompletionBenchmark {
  private static final int ENTRIES = 1_000_000;
  private static final Duration BUDGET = Duration.ofMillis(10);

  private final LineCompletions completions;
  private final Random random = new Random(4);

  private CompletionBenchmark(LargeCluster large) {
    Path nowhere = Path.of("").toAbsolutePath();
    Variables variables = new Variables(Map.of());
    Session session = TestSession.of(nowhere, name -> large.cluster(), variables);
    session.setContexts(
        session.contexts().with(session.context().withToken(Optional.of(LargeCluster.ROOT_TOKEN))));
    CommandTree tree = new CommandTree();
    JLineConsole console = new JLineConsole(new Terminals(false, false, false), new Interrupts());
    AdministrationCommands.addTo(
        tree, session, console, Clock.systemUTC(), java.time.ZoneId::systemDefault);
    Presentation presentation =
        new Presentation(
            Presentation.Mode.INTERACTIVE,
            Format.TABLE,
            () -> Theme.DARK,
            new Presentation.Screen(() -> 80, true, out -> true),
            GuardedOutput::new,
            text -> true,
            bug -> "");
    Runner runner = new Runner(tree, session, presentation);
    LiveNames live = new LiveNames(session, Clock.systemUTC());
    completions =
        new LineCompletions(
            runner.commands(), session, live, () -> new ValueCompleters(tree, session, live));
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int keys = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
    Path directory = Files.createTempDirectory("pachsh-bench");
    boolean kept;
    try (LargeCluster large = LargeCluster.save(directory, ENTRIES, false)) {
      kept = new CompletionBenchmark(large).run(keys);
    }
    System.exit(kept ? 0 : 1);
  }

  private boolean run(int keys) throws InterruptedException {
    long start = System.nanoTime();
    completions.prepare();
    System.out.printf(
        Locale.ROOT,
        "%-50s %9.1f ms%n",
        "fetching all names, beside the keyboard",
        (System.nanoTime() - start) / 1e6);
    List<Long> times = new ArrayList<>();
    while (times.size() < 2 * keys) {
      type("auth check cluster " + user(), times);
      type("auth add repoReader " + user() + " repo:" + repo(), times);
      type("auth check cluster " + slip(user()), times);
      type("auth who-can REPO_READ repo:" + slip(repo()), times);
      type("auth get repo nobodys-images", times);
    }
    return row("a key's completion among 100,000 names", times.subList(keys, 2 * keys));
  }

  private String user() {
    return LargeCluster.user(random.nextInt(ENTRIES / 10)).text();
  }

  private String repo() {
    return LargeCluster.repo(random.nextInt(ENTRIES / 10)).name();
  }

  /** Two neighbours swapped. */
  private String slip(String text) {
    int at = random.nextInt(text.length() - 1);
    return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
  }

  /** In processor time, so that other work on the machine does not count. */
  private void type(String line, List<Long> times) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    int offered = 0;
    for (int i = 1; i <= line.length(); i++) {
      long start = clock.getCurrentThreadCpuTime();
      offered += completions.complete(line.substring(0, i), i).suggestions().size();
      times.add(clock.getCurrentThreadCpuTime() - start);
    }
    if (offered == 0) {
      throw new IllegalStateException("nothing was offered: " + line);
    }
  }

  private static boolean row(String what, List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    long p99 = sorted.get(sorted.size() * 99 / 100);
    boolean kept = p99 <= BUDGET.toNanos();
    System.out.printf(
        Locale.ROOT,
        "%-50s p50 %6.2f ms  p99 %6.2f ms  max %6.2f ms%n%-50s p99 at most %d ms: %s%n",
        what,
        sorted.get(sorted.size() / 2) / 1e6,
        p99 / 1e6,
        sorted.get(sorted.size() - 1) / 1e6,
        "",
        BUDGET.toMillis(),
        kept ? "kept" : "MISSED");
    return kept;
  }
}
