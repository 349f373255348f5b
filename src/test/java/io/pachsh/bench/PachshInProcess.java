package io.pachsh.bench;

import io.pachsh.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** pachsh as one call within this process: no start-up in what is measured. */
final class PachshInProcess {
  private PachshInProcess() {}

  /** Runs it to a good end; its output is written and thrown away. */
  static void run(String... arguments) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status;
    try (PrintStream out =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8)) {
      status = Main.run(arguments, InputStream.nullInputStream(), out, err);
    }
    if (status != 0) {
      throw new IllegalStateException(
          String.join(" ", arguments)
              + " ended with "
              + status
              + ": "
              + errors.toString(StandardCharsets.UTF_8));
    }
  }
}
