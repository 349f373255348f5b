package io.pachsh;

import io.pachsh.context.Home;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import java.time.Clock;

/**
 * What is said when something ends the session that nobody expected: a bug, or memory that is used
 * up. The stack goes to the log file; what was not saved stays in the journals.
 */
final class UnexpectedEnd {
  private static final Lines KEPT =
      Lines.of("The session ended; what was not saved is kept: 'recover' brings it back.");

  private UnexpectedEnd() {}

  static Failure of(Throwable cause, Home home) {
    String details = new BugLog(new LogFile(home.logFile()), Clock.systemUTC()).keep(cause);
    if (cause instanceof OutOfMemoryError) {
      return new Failure(
          Exit.FAILED,
          "The memory was used up.",
          KEPT.and("More memory helps: PACHSH_JAVA_OPTS=-Xmx2g gives two gigabytes.").and(details));
    }
    return Failure.bug(cause.toString(), KEPT.and(details + " Please report it."));
  }
}
