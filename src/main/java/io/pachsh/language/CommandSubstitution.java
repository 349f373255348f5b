package io.pachsh.language;

/** Runs commands for their output. */
@FunctionalInterface
public interface CommandSubstitution {
  /**
   * All they print, final newlines included.
   *
   * @throws io.pachsh.failure.Interruption when the person pressed Ctrl-C
   */
  String output(CommandList commands);
}
