package io.pachsh.language;

import java.util.List;

/**
 * A command, or several, each reading what the one before prints. Only the first has a redirected
 * input, only the last a redirected output.
 */
public record Pipeline(List<SimpleCommand> parts) {
  public Pipeline {
    parts = List.copyOf(parts);
  }

  /** The command at the input end. */
  public SimpleCommand first() {
    return parts.get(0);
  }

  /** The command at the output end. */
  public SimpleCommand last() {
    return parts.get(parts.size() - 1);
  }
}
