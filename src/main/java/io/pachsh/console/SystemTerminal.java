package io.pachsh.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/** The terminal that the process was started in. */
final class SystemTerminal {
  private static final String NAME = "pachsh";
  private static final String NATIVE = "jni";
  private static final String TRAINED = "xterm-256color";

  private SystemTerminal() {}

  /**
   * Opens it without asking it anything: such questions cost 50 ms where they are answered, 300 ms
   * where they are not. {@code type} is the environment's TERM.
   */
  static Terminal open(@Nullable String type) throws IOException {
    if (type == null || type.isEmpty() || type.equals(Terminal.TYPE_DUMB)) {
      return openDumb();
    }
    describe(type);
    return TerminalBuilder.builder()
        .name(NAME)
        .system(true)
        .providers(NATIVE + ",exec")
        // Even beside native code it would start a program to look around.
        .exec(!hasNative())
        .dumb(true)
        .encoding(StandardCharsets.UTF_8)
        // JLineConsole passes them on: JLine lets go of one each time that its handler changes.
        .nativeSignals(false)
        .signalHandler(SignalHandler.SIG_DFL)
        .graphemeCluster(false)
        .build();
  }

  /** JLine knows the usual terminals itself; unless told so, it starts a program to ask. */
  private static void describe(String type) {
    String known = InfoCmp.getDefaultInfoCmp(type);
    if (known != null) {
      InfoCmp.setLoadedInfoCmp(type, known);
    }
  }

  /** Whether there is native code for this machine; the other way is by starting programs. */
  private static boolean hasNative() {
    try {
      TerminalProvider.load(NATIVE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Opens another terminal beside it, of the same kind. */
  static Terminal apart(InputStream keys, OutputStream screen) throws IOException {
    describe(TRAINED);
    return TerminalBuilder.builder()
        .name(NAME)
        .system(false)
        .streams(keys, screen)
        .type(TRAINED)
        .providers(NATIVE + ",exec")
        // Even beside native code it would start a program to look around.
        .exec(!hasNative())
        .encoding(StandardCharsets.UTF_8)
        .signalHandler(SignalHandler.SIG_DFL)
        .graphemeCluster(false)
        .build();
  }

  /** The builder makes of TERM=dumb a terminal whose echo cannot be switched off for a secret. */
  private static Terminal openDumb() throws IOException {
    return TerminalProvider.load(NATIVE)
        .sysTerminal(
            NAME,
            Terminal.TYPE_DUMB,
            false,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_8,
            false,
            SignalHandler.SIG_DFL,
            false,
            SystemStream.Output);
  }
}
