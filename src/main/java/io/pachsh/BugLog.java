package io.pachsh;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;

/** Keeps the stack traces of bugs in the log file. */
record BugLog(LogFile file, Clock clock) implements Consumer<RuntimeException> {
  @Override
  public void accept(RuntimeException bug) {
    try {
      file.append(clock.instant(), "bug", bug);
    } catch (IOException e) {
      bug.addSuppressed(e);
    }
  }
}
