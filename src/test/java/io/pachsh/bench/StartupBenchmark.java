package io.pachsh.bench;

import java.nio.file.Path;

/**
 * The start-up rows: how much longer pachsh takes, launcher included, than a java that does
 * nothing. Run by {@code scripts/bench startup [ROUNDS]}, which gives it a state directory of its
 * own.
 */
final class StartupBenchmark {
  private static final String IDLE = "java with an empty main";
  private static final String VERSION = "pachsh version";
  private static final String WHOAMI = "pachsh auth whoami";
  private static final String PROMPT = "pachsh to the prompt";

  private StartupBenchmark() {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 21;
    String pachsh = Path.of("scripts/pachsh").toString();
    Program.of(pachsh, "auth", "activate", "--initial-admin", "robot:admin", "-q").toEnd();

    Rounds measured =
        new Rounds()
            .add(IDLE, idle()::toEnd)
            .add(VERSION, Program.of(pachsh, "version")::toEnd)
            .add(WHOAMI, Program.of(pachsh, "auth", "whoami")::toEnd)
            .add(PROMPT, Program.of(pachsh)::toPrompt);
    measured.run(rounds);

    Report report = new Report();
    report.base(IDLE, measured.median(IDLE));
    report.atMost(VERSION, measured.median(VERSION), measured.ratio(VERSION, IDLE), 2.0);
    report.atMost(WHOAMI, measured.median(WHOAMI), measured.ratio(WHOAMI, IDLE), 3.0);
    report.atMost(PROMPT, measured.median(PROMPT), measured.ratio(PROMPT, IDLE), 3.5);
    System.exit(report.everyBudgetKept() ? 0 : 1);
  }

  /** With the launcher's flags, and without its archive. */
  private static Program idle() {
    return Program.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-Xlog:disable",
        "-Dfile.encoding=UTF-8",
        "-cp",
        "target/test-classes",
        Idle.class.getName());
  }
}
