package io.pachsh.cli.builtin;

import io.pachsh.console.Streams;
import java.nio.file.Path;

/** Runs a file's commands in this session. */
public interface ScriptSource {
  /** Runs them, stopping at the first failure; returns the exit status. */
  int run(Path file, Streams streams);
}
