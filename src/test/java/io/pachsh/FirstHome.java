package io.pachsh;

import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A home as the first version left it, with a journal to recover, one of a served cluster, and
 * pachctl's file beside it: {@code src/test/resources/homes}.
 */
public final class FirstHome {
  private static final Path RESOURCE = Path.of("src/test/resources/homes/first");

  private FirstHome() {}

  /**
   * Copies it into a directory: as {@code home}, and pachctl's file as {@code pachctl.json}; only
   * their owner can read them.
   */
  public static void into(Path directory) throws IOException {
    Path home = directory.resolve("home");
    Files.walkFileTree(
        RESOURCE.resolve("home"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path there, BasicFileAttributes attributes)
              throws IOException {
            new OwnFile(here(there)).makeDirectory();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path there, BasicFileAttributes attributes)
              throws IOException {
            copy(there, here(there));
            return FileVisitResult.CONTINUE;
          }

          private Path here(Path there) {
            return home.resolve(RESOURCE.resolve("home").relativize(there).toString());
          }
        });
    copy(RESOURCE.resolve("pachctl/config.json"), directory.resolve("pachctl.json"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    OwnFile.closeToOthers(to);
  }
}
