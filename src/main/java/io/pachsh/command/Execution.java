package io.pachsh.command;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.language.Pipeline;
import io.pachsh.language.Position;
import io.pachsh.language.SimpleCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs commands whose words are expanded: opens their files, starts their programs. */
final class Execution {
  /**
   * What the operating system reports for a program that wrote to a pipe nobody read (128 + 13).
   */
  private static final int BROKEN_PIPE = 141;

  private final CommandRunner runner;
  private final WorkingDirectory directory;
  private final Programs programs;

  Execution(CommandRunner runner, WorkingDirectory directory, Programs programs) {
    this.runner = runner;
    this.directory = directory;
    this.programs = programs;
  }

  int single(SimpleCommand command, List<String> words, Redirections redirections, Streams streams)
      throws InterruptedException {
    return redirected(
        command.where(),
        redirections,
        streams,
        to ->
            command.program()
                ? programs.start(List.of(words), false, to).await().get(0)
                : invoke(command, words, to));
  }

  /**
   * {@code stages} are the words of each part. Nothing runs when one of the programs is not found.
   */
  int piped(
      Pipeline pipeline, List<List<String>> stages, Redirections redirections, Streams streams)
      throws InterruptedException {
    SimpleCommand first = pipeline.first();
    return redirected(
        first.where(),
        redirections,
        streams,
        to ->
            first.program()
                ? firstFailing(programs.start(stages, false, to).await())
                : fed(first, stages, to));
  }

  private int fed(SimpleCommand first, List<List<String>> stages, Streams streams)
      throws InterruptedException {
    Running running = programs.start(stages.subList(1, stages.size()), true, streams);
    PrintStream pipe =
        new PrintStream(new ProgramInput(running.input()), true, StandardCharsets.UTF_8);
    List<Integer> statuses = new ArrayList<>();
    try {
      statuses.add(invoke(first, stages.get(0), streams.writingTo(pipe)));
    } catch (Leave leave) {
      statuses.add(leave.status());
    } finally {
      if (statuses.isEmpty()) {
        running.kill();
      }
      pipe.close();
    }
    statuses.addAll(running.await());
    return firstFailing(statuses);
  }

  /** A part that stopped because the next one read no more has not failed. */
  private static int firstFailing(List<Integer> statuses) {
    int last = statuses.size() - 1;
    for (int i = 0; i < last; i++) {
      if (statuses.get(i) != 0 && statuses.get(i) != BROKEN_PIPE) {
        return statuses.get(i);
      }
    }
    return statuses.get(last);
  }

  private int invoke(SimpleCommand command, List<String> words, Streams streams)
      throws InterruptedException {
    int result = runner.run(command.where(), words, streams);
    if (result == Exit.INTERRUPTED.status()) {
      throw new InterruptedException("a command was interrupted");
    }
    return result;
  }

  private interface Work {
    int run(Streams streams) throws InterruptedException;
  }

  /** Runs with the redirections open, and reports what they, or the work itself, fail with. */
  private int redirected(Position where, Redirections redirections, Streams streams, Work work)
      throws InterruptedException {
    boolean finished = false;
    try {
      int result = work.run(redirections.open(directory.current(), streams));
      finished = true;
      redirections.finish();
      return result;
    } catch (Failure failure) {
      return runner.report(where, failure, streams);
    } finally {
      if (!finished) {
        redirections.close();
      }
    }
  }
}
