package io.pachsh.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** The terminal that the process was started in. */
final class SystemTerminal {
  private static final String NAME = "pachsh";

  private SystemTerminal() {}

  /**
   * Opens it without asking it anything: such questions cost 50 ms where they are answered, 300 ms
   * where they are not. {@code type} is the environment's TERM.
   */
  static Terminal open(@Nullable String type) throws IOException {
    if (type == null || type.isEmpty() || type.equals(Terminal.TYPE_DUMB)) {
      return openDumb();
    }
    return TerminalBuilder.builder()
        .name(NAME)
        .system(true)
        .providers("jni,exec")
        .dumb(true)
        .encoding(StandardCharsets.UTF_8)
        .nativeSignals(true)
        .signalHandler(SignalHandler.SIG_DFL)
        .graphemeCluster(false)
        .build();
  }

  /** The builder makes of TERM=dumb a terminal whose echo cannot be switched off for a secret. */
  private static Terminal openDumb() throws IOException {
    return TerminalProvider.load("jni")
        .sysTerminal(
            NAME,
            Terminal.TYPE_DUMB,
            false,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            true,
            SignalHandler.SIG_DFL,
            false,
            SystemStream.Output);
  }
}
