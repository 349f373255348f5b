package io.pachsh.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.Background;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a person named: what stands there decides how it is written. */
class NamedFileTest {
  @TempDir Path directory;

  @Test
  void aNewFileIsItsOwnersAlone() throws IOException {
    NamedFile file = named("new/directory/file");
    file.replace(out -> out.write("content"));
    assertThat(file.path()).hasContent("content");
    assertThat(mode(file.path())).isEqualTo("rw-------");
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path target =
        Files.writeString(Files.createDirectory(directory.resolve("far")).resolve("t"), "old");
    Path second = Files.createSymbolicLink(directory.resolve("second"), Path.of("far/t"));
    Path first = Files.createSymbolicLink(directory.resolve("first"), Path.of("second"));
    new NamedFile(first).replace(out -> out.write("new"));
    assertThat(first).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(target).hasContent("new");
    assertThat(names(directory.resolve("far"))).containsExactly("t");
  }

  @Test
  void aDanglingLinksTargetIsMade() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("far/target"));
    new NamedFile(link).replace(out -> out.write("new"));
    assertThat(link).isSymbolicLink();
    assertThat(directory.resolve("far/target")).hasContent("new");
  }

  @Test
  void aDanglingLinksTargetIsMadeForAnOutput() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("target"));
    try (PendingWrite write = new NamedFile(link).rewrite()) {
      write.write(new byte[] {'x'});
      write.finish();
    }
    assertThat(directory.resolve("target")).hasContent("x");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void linksInACircleFail() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
    assertThatThrownBy(() -> new NamedFile(link).replace(out -> out.write("new")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aPipeIsWrittenInto() throws Exception {
    Path pipe = pipe("pipe");
    CompletableFuture<String> read =
        Background.call(() -> new String(Files.newInputStream(pipe).readAllBytes()));
    new NamedFile(pipe).replace(out -> out.write("through"));
    assertThat(read.get()).isEqualTo("through");
    assertThat(
            Files.readAttributes(pipe, java.nio.file.attribute.BasicFileAttributes.class).isOther())
        .isTrue();
    assertThat(names(directory)).containsExactly("pipe");
  }

  @Test
  void anOutputKeepsModeAndOldContentUntilItIsFinished() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    try (PendingWrite write = new NamedFile(file).rewrite()) {
      write.write("half".getBytes());
    }
    assertThat(file).hasContent("old");
    try (PendingWrite write = new NamedFile(file).rewrite()) {
      write.write("whole".getBytes());
      write.finish();
    }
    assertThat(file).hasContent("whole");
    assertThat(mode(file)).isEqualTo("rwxr-x---");
    assertThat(names(directory)).containsExactly("f");
  }

  @Test
  void whatIsAppendedAndNotFinishedIsCutOff() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "old\n");
    try (PendingWrite write = new NamedFile(file).append()) {
      write.write("half".getBytes());
    }
    assertThat(file).hasContent("old\n");
    try (PendingWrite write = new NamedFile(file).append()) {
      write.write("kept\n".getBytes());
      write.finish();
      write.write("half".getBytes());
    }
    assertThat(file).hasContent("old\nkept\n");
  }

  @Test
  void aFileOfSeveralNamesStaysThatFile() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "old and long");
    Path other = Files.createLink(directory.resolve("g"), file);
    new NamedFile(file).replace(out -> out.write("new"));
    assertThat(other).hasContent("new");
    new NamedFile(file).replace(out -> out.write("x".repeat(200_000)));
    assertThat(other).hasContent("x".repeat(200_000));
    assertThat(names(directory)).containsExactly("f", "g");
  }

  @Test
  void namesOfAnyLengthThatAFileMayHaveWork() throws IOException {
    NamedFile file = named("n".repeat(255));
    file.replace(out -> out.write("x"));
    try (PendingWrite write = file.rewrite()) {
      write.write('y');
      write.finish();
    }
    assertThat(file.path()).hasContent("y");
  }

  @Test
  void aTokensFileIsNewOrAPipe() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "old");
    assertThatThrownBy(() -> new NamedFile(file).create())
        .isInstanceOf(FileAlreadyExistsException.class);
    new NamedFile(pipe("pipe")).create();
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("target"));
    new NamedFile(link).create();
    assertThat(directory.resolve("target")).isEmptyFile();
    new NamedFile(link).delete();
    assertThat(directory.resolve("target")).doesNotExist();
  }

  @Test
  void interruptingDoesNotKeepAnythingFromBeingWritten() throws IOException {
    Thread.currentThread().interrupt();
    try {
      NamedFile file = named("f");
      file.replace(out -> out.write("replaced"));
      assertThat(file.path()).hasContent("replaced");
      try (PendingWrite write = file.append()) {
        write.write(" and appended".getBytes());
        write.finish();
      }
      assertThat(new OwnFile(directory.resolve("lock")).<Boolean>whileLocked(() -> true)).isTrue();
      OwnFile own = new OwnFile(directory.resolve("own"));
      own.replace("own");
      own.append(" too");
      assertThat(own.path()).hasContent("own too");
      assertThat(file.path()).hasContent("replaced and appended");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void standardStreamsAreKnownByTheirNamesAndThroughLinks() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("/dev/stdout"));
    assertThat(new NamedFile(link).isStandardOutput()).isTrue();
    assertThat(new NamedFile(Path.of("/dev/fd/1")).isStandardOutput()).isTrue();
    assertThat(new NamedFile(Path.of("/dev/stderr")).isStandardError()).isTrue();
    assertThat(new NamedFile(Path.of("/dev/stderr")).isStandardOutput()).isFalse();
  }

  private NamedFile named(String name) {
    return new NamedFile(directory.resolve(name));
  }

  private Path pipe(String name) throws Exception {
    Path pipe = directory.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static java.util.List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
