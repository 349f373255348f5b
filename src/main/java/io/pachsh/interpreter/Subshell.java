package io.pachsh.interpreter;

import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
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
    } catch (ExpansionFailedException expansionFailedException) {
      return expansionFailedException.status();
    } catch (LeaveException leaveException) {
      return leaveException.status();
    } finally {
      variables.restore(variablesBefore);
      directory.restore(directoryBefore);
    }
  }
}
