package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What libraries log reaches the log file and not the terminal. */
class LibraryLogTest {
  @TempDir private Path home;

  @Test
  void keepsLibrariesOffTheTerminal() throws Exception {
    ProcessBuilder program =
        new ProcessBuilder(JavaProgram.of(TalkativeProgram.class, "-XX:TieredStopAtLevel=1"));
    program.environment().put("PACHSH_HOME", home.toString());
    program.redirectErrorStream(true);
    Process process = program.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(printed).isEmpty();
    Path log = home.resolve("pachsh.log");
    assertThat(Files.readString(log))
        .contains("WARNING of.a.library: mind the gap", "SEVERE of.the.system: broken")
        .contains("IllegalStateException: the cause")
        .doesNotContain("of no interest");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
  }

  /** A program with talkative libraries. */
  static final class TalkativeProgram {
    public static void main(String[] arguments) {
      LibraryLog.Configuration.use();
      Logger library = Logger.getLogger("of.a.library");
      library.info("of no interest");
      library.log(Level.WARNING, "mind the gap", new IllegalStateException("the cause"));
      System.getLogger("of.the.system").log(System.Logger.Level.ERROR, "broken");
    }
  }
}
