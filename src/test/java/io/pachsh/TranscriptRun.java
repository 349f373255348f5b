package io.pachsh;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.screen.Presentation.Mode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Plays a transcript's sessions and records the screen. */
final class TranscriptRun {
  private final Iterator<Transcript.Section> sections;
  private final Map<String, String> settings;
  private final Terminals terminals;
  private final Path home;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private final Map<String, String> variables;
  private final Options options;
  private Transcript.Section next;

  TranscriptRun(Transcript transcript, Path home) {
    this(transcript, home, Map.of());
  }

  /** With these environment variables beside the usual ones. */
  TranscriptRun(Transcript transcript, Path home, Map<String, String> variables) {
    this(transcript, home, variables, new Options());
  }

  /** With these options of the command line. */
  TranscriptRun(Transcript transcript, Path home, Map<String, String> variables, Options options) {
    this.variables = variables;
    this.options = options;
    this.sections = transcript.sections().iterator();
    this.settings = transcript.environment();
    this.terminals = new Terminals(true, false, transcript.isWatched());
    this.home = home;
    this.next = sections.next();
  }

  /** What is on the screen in the end, with everything masked that differs from run to run. */
  String play() {
    while (next != null) {
      playNext();
    }
    return masked(screen.toString(StandardCharsets.UTF_8).replace(home.toString(), "<home>"));
  }

  /** Plays one session; sessions beside it run when its own lines are typed. */
  private void playNext() {
    Transcript.Section section = next;
    next = sections.hasNext() ? sections.next() : null;
    if (!section.boundary().isEmpty()) {
      out.println(section.boundary());
    }
    Streams streams = new Streams(InputStream.nullInputStream(), true, out, out);
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            new Streams(InputStream.nullInputStream(), false, System.out, System.err),
            terminals,
            environment(),
            home,
            interrupts -> new TypingConsole(section.typed().iterator(), out, this::playBeside));
    Application application =
        new Application(options, Mode.INTERACTIVE, process, TutorialSandbox::open);
    try (application) {
      var unused = application.interactive();
      if (next != null && next.boundary().contains("killed")) {
        application.session().detach();
      }
    }
  }

  private void playBeside() {
    while (next != null && next.boundary().contains("beside")) {
      playNext();
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PACHSH_HOME", home.resolve("pachsh").toString());
    environment.put("PACH_CONFIG", home.resolve("pachctl.json").toString());
    environment.put("TERM", "dumb");
    environment.putAll(settings);
    environment.remove("BROWSER");
    environment.remove("DISPLAY");
    environment.remove("SSH_CONNECTION");
    environment.putAll(variables);
    return environment;
  }

  /** The text with everything masked that differs from run to run. */
  static String masked(String text) {
    return text.replaceAll("\\b[0-9a-f]{32}\\b", "<token>")
        .replaceAll("\\b([0-9a-f]{64}|[0-9a-f]{12})\\b", "<hash>")
        .replaceAll("\\b0oa[0-9A-Za-z]{17}\\b", "<client-id>")
        .replaceAll("\\b00u[0-9A-Za-z]{17}\\b", "<user-id>")
        .replaceAll("\\bocs[0-9A-Za-z]{17}\\b", "<secret-id>")
        .replaceAll("\\d\\d [A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d \\S+", "<date>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "<instant>")
        .replaceAll("(127\\.0\\.0\\.1|localhost):(?!(?:30657|1)\\b)\\d+", "$1:<port>")
        .replaceAll("(?<![0-9A-Za-z_-])[0-9A-Za-z_-]{43}(?![0-9A-Za-z_-])", "<key>")
        .replaceAll("(is|was) \\d+ minutes?( \\d+ seconds?)? ", "$1 <time> ")
        .replaceAll("checksum is [0-9a-f]{8}, not [0-9a-f]{8}", "checksum is <sum>, not <sum>")
        .replaceAll("(damaged|incomplete)-\\d{10}(-\\d+)?", "$1-<time>")
        .replaceAll("process \\d+", "process <pid>");
  }
}
