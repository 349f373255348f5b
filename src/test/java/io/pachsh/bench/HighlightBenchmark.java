package io.pachsh.bench;

import io.pachsh.command.CommandTree;
import io.pachsh.command.TestSession;
import io.pachsh.command.WordCommand;
import io.pachsh.console.CompletionResult;
import io.pachsh.console.EditingPreferences;
import io.pachsh.console.Input;
import io.pachsh.console.Interrupts;
import io.pachsh.console.JLineConsole;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Keys;
import io.pachsh.console.Span;
import io.pachsh.console.Syntax;
import io.pachsh.console.Terminals;
import io.pachsh.console.Theme;
import io.pachsh.interpreter.Runner;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.output.Answer;
import io.pachsh.output.Format;
import io.pachsh.screen.GuardedOutput;
import io.pachsh.screen.Presentation;
import io.pachsh.screen.SyntaxColours;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The keystroke rows, behind as many keys that warm up: typing at the end of a here-document of 500
 * lines. Once only its colours, once everything between one key and the next: reading, colours,
 * second prompts, and drawing a screen of 80 columns. Run by {@code scripts/bench highlight
 * [KEYS]}.
 */
final class HighlightBenchmark {
  private static final int LINES = 500;
  private static final Duration BUDGET = Duration.ofMillis(10);

  private final SyntaxColours colours = colours();

  /** The colours of lines, with one command to know. */
  static SyntaxColours colours() {
    Path nowhere = Path.of("").toAbsolutePath();
    Variables variables = new Variables(Map.of());
    CommandTree tree = new CommandTree();
    WordCommand nothing = (words, streams) -> Answer.nothing();
    tree.add("auth set-config", "Connects an identity provider.", () -> nothing);
    Session session =
        TestSession.of(
            nowhere,
            name -> {
              throw new IllegalStateException("no cluster is asked");
            },
            variables);
    Presentation presentation =
        new Presentation(
            Presentation.Mode.INTERACTIVE,
            Format.TABLE,
            () -> Theme.DARK,
            new Presentation.Screen(() -> 80, true, out -> true),
            GuardedOutput::new,
            text -> true,
            bug -> "");
    return new SyntaxColours(new Runner(tree, session, presentation).commands());
  }

  public static void main(String[] args) {
    int keys = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    boolean kept = new HighlightBenchmark().run(keys);
    System.exit(kept ? 0 : 1);
  }

  private boolean run(int keys) {
    StringBuilder document = new StringBuilder("auth set-config <<EOF\n");
    for (int i = 1; i < LINES; i++) {
      document
          .append("  key-")
          .append(i)
          .append(": \"value $HOME of line ")
          .append(i)
          .append("\"\n");
    }
    String typed = "a value is typed ".repeat(keys / 8 + 1).substring(0, 2 * keys);
    long colours = row("its colours", alone(document.toString(), typed).subList(keys, 2 * keys));
    boolean kept = colours <= BUDGET.toNanos();
    System.out.printf(
        "%-50s p99 at most %d ms: %s%n", "", BUDGET.toMillis(), kept ? "kept" : "MISSED");
    var unused = row("everything", whole(document.toString(), typed).subList(keys, 2 * keys));
    return kept;
  }

  /** In processor time, so that other work on the machine does not count. */
  private List<Long> alone(String document, String typed) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    List<Long> times = new ArrayList<>();
    for (int i = 1; i <= typed.length(); i++) {
      String text = document + typed.substring(0, i);
      long start = clock.getCurrentThreadCpuTime();
      if (colours.of(text, text.length()).size() < LINES) {
        throw new IllegalStateException("the document was not coloured");
      }
      times.add(clock.getCurrentThreadCpuTime() - start);
    }
    return times;
  }

  /**
   * All keys lie ready, so that from one look at the text to the next one keystroke passes; in
   * processor time of the thread that edits.
   */
  private List<Long> whole(String document, String typed) {
    Watch watch = new Watch();
    String paste = "\u001b[200~" + document.replace('\n', '\r') + "x\u001b[201~";
    byte[] keys = (paste + typed + "\rEOF\r").getBytes(StandardCharsets.UTF_8);
    try (JLineConsole console =
        JLineConsole.apart(
            new Terminals(true, true, true),
            new Interrupts(),
            new SequenceInputStream(new ByteArrayInputStream(keys), new Silence()),
            OutputStream.nullOutputStream())) {
      Keyboard keyboard = console.keyboard(watch, (text, cursor) -> CompletionResult.none(cursor));
      keyboard.follow(new EditingPreferences(() -> Theme.DARK, () -> Keys.EMACS, () -> false));
      if (!(keyboard.readLine("local > ") instanceof Input.Line line)
          || !line.text().endsWith("\nEOF")) {
        throw new IllegalStateException("the line was not read");
      }
    }
    List<Long> times = new ArrayList<>();
    for (int i = 1; i < watch.looks.size(); i++) {
      times.add(watch.looks.get(i) - watch.looks.get(i - 1));
    }
    return times.subList(times.size() - typed.length(), times.size());
  }

  /** A keyboard on which nothing more is typed, though somebody still sits there. */
  private static final class Silence extends InputStream {
    @Override
    public int read() {
      LockSupport.park();
      return -1;
    }
  }

  /** Prints a row and gives its 99th percentile. */
  private static long row(String what, List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    long median = sorted.get(sorted.size() / 2);
    long p99 = sorted.get(sorted.size() * 99 / 100);
    System.out.printf(
        Locale.ROOT,
        "%-50s p50 %6.2f ms  p99 %6.2f ms%n",
        "a key in a 500-line here-document, " + what,
        median / 1e6,
        p99 / 1e6);
    return p99;
  }

  /** Our syntax, noting when each new text is first looked at. */
  private final class Watch implements Syntax {
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final List<Long> looks = new ArrayList<>();
    private String before = "";

    @Override
    public Result check(String text) {
      return Parser.parse(text) instanceof Parsed.Open open
          ? new Result.Open(open.what(), open.closingLines()::mayClose)
          : new Result.Complete();
    }

    @Override
    public List<Span> spans(String text, int cursor) {
      if (!text.equals(before)) {
        before = text;
        looks.add(clock.getCurrentThreadCpuTime());
      }
      return colours.of(text, cursor);
    }
  }
}
