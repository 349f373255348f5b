package io.pachsh;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Function;

/**
 * Keeps the stack traces of bugs in the log file, and says so; what a signal broke is none. The
 * next start looks whether the start-up archive is why.
 */
record BugLog(LogFile file, Clock clock) implements Function<RuntimeException, String> {
  @Override
  public String apply(RuntimeException bug) {
    return keep(bug);
  }

  /** The same for what no code expects, such as an error about classes. */
  String keep(Throwable bug) {
    if (Shutdown.isUnderWay()) {
      return "A signal ended pachsh meanwhile.";
    }
    StartMark.leave();
    try {
      file.append(clock.instant(), "bug", bug);
      return "The details are in " + file.path() + ".";
    } catch (IOException e) {
      return "The details could not be written to " + file.path() + ".";
    }
  }
}
