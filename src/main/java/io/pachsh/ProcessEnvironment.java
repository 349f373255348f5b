package io.pachsh;

import io.pachsh.console.Interrupts;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * What the process brings to a run.
 *
 * @param own the process's own streams, which programs can inherit
 * @param directory the working directory, absolute
 * @param console makes the console of the person at the terminal, who can interrupt
 */
record ProcessEnvironment(
    Streams streams,
    Streams own,
    Terminals terminals,
    Map<String, String> environment,
    Path directory,
    Function<Interrupts, LineConsole> console) {
  /** Without the environment. */
  @Override
  public String toString() {
    return "ProcessEnvironment[" + directory + "]";
  }
}
