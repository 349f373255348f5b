package io.pachsh.completion;

import io.pachsh.command.Variables;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.TreeSet;

/** The programs that the PATH leads to, looked up beside the keyboard when a line is begun. */
final class ProgramNames {
  private final Variables variables;
  private final Background background = new Background();
  private String path = "";
  private volatile Names names = Names.NONE;

  ProgramNames(Variables variables) {
    this.variables = variables;
  }

  /** Looks them up if the PATH is another than last time; returns at once. */
  void refresh() {
    String current = variables.environment().getOrDefault("PATH", "");
    if (!current.equals(path)) {
      path = current;
      background.run(current, () -> names = read(current));
    }
  }

  void await() throws InterruptedException {
    background.await();
  }

  Names names() {
    return names;
  }

  private static Names read(String path) {
    TreeSet<String> found = new TreeSet<>();
    for (String directory : path.split(":", -1)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(directory))) {
        for (Path entry : entries) {
          if (Files.isExecutable(entry)) {
            found.add(entry.getFileName().toString());
          }
        }
      } catch (IOException | InvalidPathException e) {
        // A PATH often names directories that are not there.
      }
    }
    return Names.of(found.stream().map(name -> Name.of(name, "")).toList());
  }
}
