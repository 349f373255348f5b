package io.pachsh;

import io.pachsh.console.JLineConsole;
import io.pachsh.console.ProgressStyle;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.context.Home;
import io.pachsh.failure.Failure;
import io.pachsh.file.SequentialInput;
import io.pachsh.outside.Lines;
import io.pachsh.screen.Presentation;
import io.pachsh.version.Version;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The process: where the operating system's world meets the console. */
public final class Main {
  private static final int BUFFER_BYTES = 8192;

  private Main() {}

  public static void main(String[] args) {
    StartMark.removeAtTheEnd();
    // Java would print its stack between the lines of whoever works here, and the start-up archive
    // may be why. What ends another thread does not end pachsh: it goes to the log alone.
    Thread main = Thread.currentThread();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, cause) -> {
          if (thread.equals(main)) {
            unexpected(cause);
          } else {
            UnexpectedEnd.of(cause, Home.from(System.getenv()));
          }
        });
    PrintStream out = stream(FileDescriptor.out, false);
    if (args.length == 1
        && (args[0].equals("--version")
            || (args[0].equals("version") && EmbeddedContextGuess.in(System.getenv())))) {
      // Answered before anything else is loaded.
      out.println("pachsh " + Version.TEXT);
      out.flush();
      return;
    }
    LibraryLog.Configuration.use();
    int status;
    if (args.length == 1 && args[0].equals("--train")) {
      status = ArchiveTraining.run();
    } else {
      status = run(args, Terminals.ofThisProcess(), out);
    }
    System.exit(status);
  }

  /**
   * One run within a process that is not its own: without a terminal, in the environment and the
   * working directory of the process. Returns the exit status.
   */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    Streams own = new Streams(InputStream.nullInputStream(), false, System.out, System.err);
    return run(
        args,
        new Streams(in, false, out, err),
        own,
        new Terminals(false, false, false),
        OwnLocale.restoredIn(System.getenv()));
  }

  private static int run(String[] args, Terminals terminals, PrintStream out) {
    PrintStream err = stream(FileDescriptor.err, true);
    InputStream in = new SequentialInput(new FileInputStream(FileDescriptor.in));
    ProgressStyle progressStyle =
        ProgressStyle.of(terminals, System.getenv().getOrDefault("TERM", ""));
    Streams streams = new Streams(in, terminals.in(), out, err, progressStyle);
    return run(args, streams, streams, terminals, OwnLocale.restoredIn(System.getenv()));
  }

  /** One run in an environment; returns the exit status. */
  static int run(
      String[] args,
      Streams streams,
      Streams own,
      Terminals terminals,
      Map<String, String> environment) {
    int status =
        Launch.run(
            args,
            new ProcessEnvironment(
                streams,
                own,
                terminals,
                environment,
                Path.of("").toAbsolutePath(),
                interrupts -> new JLineConsole(terminals, interrupts)));
    streams.out().flush();
    streams.err().flush();
    return status;
  }

  private static void unexpected(Throwable cause) {
    StartMark.leave();
    String details = "";
    try {
      LogFile log = new LogFile(Home.from(System.getenv()).logFile());
      details = new BugLog(log, Clock.systemUTC()).keep(cause) + " ";
    } catch (LinkageError e) {
      // What cannot be loaded can still be told of.
    }
    Lines below = Lines.of(details + "Please report it if it comes again.");
    PrintStream err = stream(FileDescriptor.err, true);
    new Streams(InputStream.nullInputStream(), false, err, err)
        .say(Presentation.plain(Failure.bug(cause.toString(), below)));
  }

  /** A buffered stream; one that is read as it is written shows each line at once. */
  private static PrintStream stream(FileDescriptor descriptor, boolean eachLineAtOnce) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        eachLineAtOnce,
        StandardCharsets.UTF_8);
  }
}
