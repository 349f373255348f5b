package io.pachsh.session;

import java.nio.file.Path;

/** The directory that file names start from; {@code cd} changes it, and PWD follows. */
public final class WorkingDirectory {
  private final Variables variables;
  private Path current;

  /** {@code start} is absolute. */
  public WorkingDirectory(Path start, Variables variables) {
    this.variables = variables;
    this.current = start;
    variables.set("PWD", start.toString());
  }

  public Path current() {
    return current;
  }

  /** Moves to an absolute path; the caller has checked that it is a directory. OLDPWD remembers. */
  public void moveTo(Path directory) {
    variables.set("OLDPWD", current.toString());
    variables.set("PWD", directory.toString());
    current = directory;
  }

  /** Goes back without touching any variable. */
  public void restore(Path directory) {
    current = directory;
  }
}
