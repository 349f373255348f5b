package io.pachsh;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Function;

/** Keeps the stack traces of bugs in the log file, and says so; what a signal broke is none. */
record BugLog(LogFile file, Clock clock) implements Function<RuntimeException, String> {
  @Override
  public String apply(RuntimeException bug) {
    return keep(bug);
  }

  /** The same for whatever ended the session, such as memory that is used up. */
  String keep(Throwable bug) {
    if (Ending.isUnderWay()) {
      return "A signal ended pachsh meanwhile.";
    }
    try {
      file.append(clock.instant(), "bug", bug);
      return "The details are in " + file.path() + ".";
    } catch (IOException e) {
      return "The details could not be written to " + file.path() + ".";
    }
  }
}
