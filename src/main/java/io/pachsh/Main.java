package io.pachsh;

import io.pachsh.cli.session.Version;
import io.pachsh.console.JLineConsole;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The process: where the operating system's world meets the console. */
public final class Main {
  private static final int BUFFER_BYTES = 8192;

  private Main() {}

  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out, false);
    if (args.length == 1 && (args[0].equals("version") || args[0].equals("--version"))) {
      // Answered before anything else is loaded.
      out.println("pachsh " + Version.TEXT);
      out.flush();
      return;
    }
    LibraryLog.use();
    Terminals terminals = Terminals.ofThisProcess();
    Streams streams =
        new Streams(
            new FileInputStream(FileDescriptor.in),
            terminals.in(),
            out,
            stream(FileDescriptor.err, true));
    int status =
        Launch.run(
            args,
            new Surroundings(
                streams,
                streams,
                terminals,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                interrupts -> new JLineConsole(terminals, interrupts)));
    out.flush();
    streams.err().flush();
    System.exit(status);
  }

  /** What stands on standard error is for a person to read now; standard output can wait. */
  private static PrintStream stream(FileDescriptor descriptor, boolean atOnce) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
        atOnce,
        StandardCharsets.UTF_8);
  }
}
