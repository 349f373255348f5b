package io.pachsh.cli.kube;

import io.pachsh.command.StatusException;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.ArrayList;
import java.util.List;

/** Starts a program of the operating system and waits for it. */
public interface ProgramLauncher {
  /** Runs the program and returns its exit status. */
  int run(List<String> words, Streams streams);

  /** Hands a line to the program of that name, whose status becomes the command's. */
  default Answer handOn(String name, List<String> words, Streams streams) {
    List<String> whole = new ArrayList<>(List.of(name));
    whole.addAll(words);
    int status = run(whole, streams);
    if (status != 0) {
      throw new StatusException(status);
    }
    return Answer.nothing();
  }
}
