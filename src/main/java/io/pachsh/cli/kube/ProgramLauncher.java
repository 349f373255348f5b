package io.pachsh.cli.kube;

import io.pachsh.console.Streams;
import java.util.List;

/** Starts a program of the operating system and waits for it. */
public interface ProgramLauncher {
  /** Runs the program and returns its exit status. */
  int run(List<String> words, Streams streams);
}
