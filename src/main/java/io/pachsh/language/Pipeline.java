package io.pachsh.language;

import java.util.List;

/**
 * A command and the operating-system programs that its output runs through. Only the first has a
 * redirected input, only the last a redirected output.
 */
public record Pipeline(SimpleCommand first, List<SimpleCommand> programs) {
  public Pipeline {
    programs = List.copyOf(programs);
  }

  /** The command at the output end. */
  public SimpleCommand last() {
    return programs.isEmpty() ? first : programs.get(programs.size() - 1);
  }
}
