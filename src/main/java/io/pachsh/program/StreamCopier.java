package io.pachsh.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Threads that copy between a program and the streams of its command. */
final class StreamCopier {
  private static final int CHUNK = 8192;

  private StreamCopier() {}

  /** Copies into a program and closes it then; nobody waits for this. */
  static void input(InputStream from, OutputStream program) {
    start(
        "program-input",
        () -> {
          try (program) {
            byte[] chunk = new byte[CHUNK];
            for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
              program.write(chunk, 0, count);
              program.flush();
            }
          } catch (IOException e) {
            // The program reads no more, or the command is over: both end the copying.
          }
        });
  }

  /** Copies what a program prints; the program is cut off when the output takes no more. */
  static Thread output(InputStream program, PrintStream to) {
    return start(
        "program-output",
        () -> {
          try (program) {
            byte[] chunk = new byte[CHUNK];
            for (int count = program.read(chunk); count >= 0; count = program.read(chunk)) {
              to.write(chunk, 0, count);
              if (to.checkError()) {
                return;
              }
            }
          } catch (IOException e) {
            // The program was killed.
          }
        });
  }

  private static Thread start(String name, Runnable copying) {
    Thread thread = new Thread(copying, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
