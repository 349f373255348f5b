package io.pachsh.cli.serve;

import io.pachsh.serve.RequestLog;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
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
}
