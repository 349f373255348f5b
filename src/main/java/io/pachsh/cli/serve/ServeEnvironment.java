package io.pachsh.cli.serve;

import io.pachsh.access.Principal;
import io.pachsh.outside.Sanitiser;
import io.pachsh.serve.RequestLog;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What serving needs of the program around it.
 *
 * @param logFile where requests are noted in the background
 * @param bugs keeps the details of a bug, and says where
 * @param nothingFollows whether the process ends behind this command
 */
public record ServeEnvironment(
    Path logFile, Function<RuntimeException, String> bugs, Clock clock, boolean nothingFollows) {

  RequestLog inFile() {
    return new RequestLines(clock, new RequestLogFile(logFile), bugs);
  }

  RequestLog on(PrintStream stream) {
    return new RequestLines(clock, stream::println, bugs);
  }

  /** Requests as lines: when, what, who, how it ended, how long it took. */
  private record RequestLines(
      Clock clock, Consumer<String> lines, Function<RuntimeException, String> bugs)
      implements RequestLog {

    @Override
    public void add(Entry entry) {
      String who = entry.principal().map(Principal::text).orElse("-");
      double millis = entry.duration().toNanos() / 1e6;
      lines.accept(
          Sanitiser.line(
              "%s %s %s %s %s ms"
                  .formatted(
                      clock.instant(),
                      entry.method(),
                      who,
                      entry.status(),
                      String.format(Locale.ROOT, "%.1f", millis))));
    }

    @Override
    public void bug(String method, RuntimeException bug) {
      lines.accept(
          Sanitiser.line(
              "%s %s bug: %s %s".formatted(clock.instant(), method, bug, bugs.apply(bug))));
    }
  }
}
