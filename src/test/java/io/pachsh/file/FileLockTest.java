package io.pachsh.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a lock is, as another process sees it. */
class FileLockTest {
  @TempDir private Path directory;

  @Test
  void whoAsksForALockThatThisProcessHasDoesNotFreeIt() throws Exception {
    Path path = Files.createDirectory(directory.resolve("home")).resolve("lock");
    OwnFile file = new OwnFile(path);
    Path link = Files.createSymbolicLink(directory.resolve("link"), path.getParent());
    try (FileLock held = file.tryLock().orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(file.tryLock()).isEmpty();
      assertThat(file.isLocked()).isTrue();
      assertThat(new OwnFile(link.resolve("lock")).tryLock()).isEmpty();
      assertThat(asAnotherProcessSeesIt(path)).isEqualTo("true");
    }
    assertThat(file.isLocked()).isFalse();
    assertThat(asAnotherProcessSeesIt(path)).isEqualTo("false");
    file.tryLock().orElseThrow().close();
  }

  private static String asAnotherProcessSeesIt(Path path) throws Exception {
    List<String> command = new ArrayList<>(JavaProgram.of(Look.class));
    command.add(path.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String seen = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).as(seen).isZero();
    return seen;
  }

  /** Says whether somebody has a lock. */
  static final class Look {
    private Look() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println(new OwnFile(Path.of(arguments[0])).isLocked());
    }
  }
}
