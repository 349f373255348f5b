package io.pachsh.completion;

import io.pachsh.session.Variables;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The programs that the PATH leads to, looked up beside the keyboard when a line is begun; and, for
 * what stands behind a {@code |}, these and the first words of commands.
 */
final class ProgramNames {
  private final Variables variables;
  private final Background background = new Background();
  private String path = "";
  private final Supplier<List<Name>> commands;
  private volatile NameIndex nameIndex = NameIndex.NONE;
  private volatile NameIndex piped = NameIndex.NONE;

  /** {@code commands} gives the first words of commands, which do not change. */
  ProgramNames(Variables variables, Supplier<List<Name>> commands) {
    this.variables = variables;
    this.commands = commands;
  }

  /** Looks them up if the PATH is another than last time; returns at once. */
  void refresh() {
    String current = variables.environment().getOrDefault("PATH", "");
    if (!current.equals(path)) {
      path = current;
      background.run(current, () -> keep(read(current)));
    }
  }

  void await() {
    background.await();
  }

  NameIndex names() {
    return nameIndex;
  }

  /** What can stand behind a {@code |}: commands alone where more is there than can be listed. */
  NameIndex piped(String typed) {
    return typed.isEmpty() && piped.size() > NameIndex.MOST ? NameIndex.of(commands.get()) : piped;
  }

  private void keep(List<Name> programs) {
    nameIndex = NameIndex.of(programs);
    List<Name> first = commands.get();
    Set<String> taken = first.stream().map(Name::text).collect(Collectors.toSet());
    List<Name> both = new ArrayList<>(first);
    programs.stream().filter(program -> !taken.contains(program.text())).forEach(both::add);
    piped = NameIndex.of(both);
  }

  private static List<Name> read(String path) {
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
    return found.stream().map(name -> Name.of(name, "")).toList();
  }
}
