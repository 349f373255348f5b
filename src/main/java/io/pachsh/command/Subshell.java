package io.pachsh.command;

import java.nio.file.Path;

/** What a shell does in a subshell: variables and directory come back, an exit ends only this. */
final class Subshell {
  private final Variables variables;
  private final WorkingDirectory directory;

  Subshell(Variables variables, WorkingDirectory directory) {
    this.variables = variables;
    this.directory = directory;
  }

  /** Commands with a status. */
  interface Work {
    int run();
  }

  int run(Work work) {
    Variables.Snapshot variablesBefore = variables.snapshot();
    Path directoryBefore = directory.current();
    try {
      return work.run();
    } catch (Abandoned abandoned) {
      return abandoned.status();
    } catch (Leave leave) {
      return leave.status();
    } finally {
      variables.restore(variablesBefore);
      directory.restore(directoryBefore);
    }
  }
}
