package io.pachsh;

import io.pachsh.context.Home;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Where the log records of libraries go: into the log file, never onto the terminal. Java makes one
 * when something is first logged, through a property that costs nothing until then.
 */
public final class LibraryLog extends Handler {
  private final LogFile file = new LogFile(Home.from(System.getenv()).logFile());

  /** Made by name, by Java's log manager. */
  public LibraryLog() {
    setFormatter(new SimpleFormatter());
    // A log that cannot be written must not reach the terminal either.
    setErrorManager(new Silence());
  }

  @Override
  public void publish(LogRecord entry) {
    String what =
        entry.getLevel() + " " + entry.getLoggerName() + ": " + getFormatter().formatMessage(entry);
    try {
      if (entry.getThrown() == null) {
        file.append(entry.getInstant(), what);
      } else {
        file.append(entry.getInstant(), what, entry.getThrown());
      }
    } catch (IOException e) {
      reportError(what, e, ErrorManager.WRITE_FAILURE);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private static final class Silence extends ErrorManager {
    @Override
    public void error(String message, Exception cause, int code) {}
  }

  /** What Java's log manager is told: it makes one of these instead of reading a file. */
  public static final class Configuration {
    private static final String PROPERTY = "java.util.logging.config.class";
    private static final String TEXT =
        "handlers=" + LibraryLog.class.getName() + "\n.level=WARNING\n";

    /** Sends what this process logs there, unless whoever started it chose otherwise. */
    static void use() {
      if (System.getProperty(PROPERTY) == null) {
        System.setProperty(PROPERTY, Configuration.class.getName());
      }
    }

    /** Made by name, by Java's log manager. */
    public Configuration() {
      try {
        LogManager.getLogManager()
            .readConfiguration(
                new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.ISO_8859_1)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
