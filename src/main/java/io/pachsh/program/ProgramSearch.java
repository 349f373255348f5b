package io.pachsh.program;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds programs of the operating system by name, on the session's PATH. */
public final class ProgramSearch {
  private final Variables variables;
  private final WorkingDirectory directory;

  public ProgramSearch(Variables variables, WorkingDirectory directory) {
    this.variables = variables;
    this.directory = directory;
  }

  /** The file that a program's name stands for. Fails when there is none. */
  String require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "There is no program `" + name + "`.",
                    "Behind `!` stands a program of the operating system: check the name and"
                        + " PATH."));
  }

  /** The file that a program's name stands for, if there is one. */
  public Optional<String> find(String name) {
    try {
      if (name.indexOf('/') >= 0) {
        return Files.isExecutable(directory.current().resolve(name))
            ? Optional.of(name)
            : Optional.empty();
      }
      return name.isEmpty() ? Optional.empty() : onPath(name);
    } catch (InvalidPathException e) {
      return Optional.empty(); // No file has such a name.
    }
  }

  private Optional<String> onPath(String name) {
    for (String place : variables.value("PATH").orElse("/usr/bin:/bin").split(":", -1)) {
      Path candidate = directory.current().resolve(place).resolve(name);
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return Optional.of(candidate.toString());
      }
    }
    return Optional.empty();
  }
}
