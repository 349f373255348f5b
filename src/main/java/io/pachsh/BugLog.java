package io.pachsh;

import io.pachsh.file.PrivateFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** The log file, which keeps the stack traces of bugs. */
record BugLog(Path file, Clock clock) implements Consumer<RuntimeException> {
  @Override
  public void accept(RuntimeException bug) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    writer.println(clock.instant());
    bug.printStackTrace(writer);
    writer.flush();
    try {
      PrivateFile.makeDirectory(file.resolveSibling(""));
      try (FileChannel channel = PrivateFile.openForAppend(file)) {
        channel.write(StandardCharsets.UTF_8.encode(text.toString()));
      }
    } catch (IOException e) {
      bug.addSuppressed(e);
    }
  }
}
