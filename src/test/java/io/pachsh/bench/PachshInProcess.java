package io.pachsh.bench;

import io.pachsh.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;

/** pachsh as one call within this process: no start-up in what is measured. */
final class PachshInProcess {
  private final MethodHandle main;

  PachshInProcess() throws ReflectiveOperationException {
    this.main =
        MethodHandles.lookup()
            .findStatic(
                Main.class,
                "run",
                MethodType.methodType(
                    int.class,
                    String[].class,
                    InputStream.class,
                    PrintStream.class,
                    PrintStream.class));
  }

  /** Runs it to a good end; its output is written and thrown away. */
  void run(String... arguments) throws Exception {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status;
    try (PrintStream out =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8)) {
      status = (int) main.invokeExact(arguments, InputStream.nullInputStream(), out, err);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
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
