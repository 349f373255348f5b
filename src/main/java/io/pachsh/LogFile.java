package io.pachsh;

import io.pachsh.file.OwnFile;
import io.pachsh.outside.Sanitiser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;

/** The log file: what a person at the terminal is spared, without secrets, fit to be shown. */
record LogFile(Path path) {
  /** Adds an entry with the stack trace of its cause. */
  void append(Instant when, String what, Throwable cause) throws IOException {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    writer.println(when + " " + what);
    cause.printStackTrace(writer);
    writer.flush();
    append(text.toString());
  }

  /** Adds an entry. */
  void append(Instant when, String what) throws IOException {
    append(when + " " + what + "\n");
  }

  private void append(String entry) throws IOException {
    new OwnFile(path).append(Sanitiser.text(ProcessSecrets.masked(entry)));
  }
}
