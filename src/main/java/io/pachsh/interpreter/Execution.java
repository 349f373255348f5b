package io.pachsh.interpreter;

import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.program.ProgramInput;
import io.pachsh.program.ProgramPipeline;
import io.pachsh.program.Programs;
import io.pachsh.session.WorkingDirectory;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs commands whose words are expanded: opens their files, starts their programs. */
final class Execution {
  /**
   * What the operating system reports for a program that wrote to a pipe nobody read (128 + 13).
   */
  private static final int BROKEN_PIPE = 141;

  private final CommandRunner runner;
  private final Subshell subshell;
  private final WorkingDirectory directory;
  private final Programs programs;

  /**
   * Whether the latest command of ours was refused as it was written: its files stay as they are.
   */
  private boolean refused;

  Execution(
      CommandRunner runner, Subshell subshell, WorkingDirectory directory, Programs programs) {
    this.runner = runner;
    this.subshell = subshell;
    this.directory = directory;
    this.programs = programs;
  }

  int single(ExpandedCommand expanded, Redirections redirections, Streams streams) {
    return redirected(
        expanded,
        redirections,
        streams,
        to ->
            expanded.program()
                ? programs.start(List.of(expanded.words()), false, to).await().get(0)
                : invoke(expanded, to));
  }

  /**
   * Runs the parts of a pipe. Nothing runs when one of the programs is not found. Programs run
   * beside what feeds them; a command of ours runs after what stands before it has ended well, and
   * on the session, which is what it is for.
   */
  int piped(List<ExpandedCommand> stages, Redirections redirections, Streams streams) {
    return redirected(
        stages.get(0),
        redirections,
        streams,
        to -> {
          stages.stream()
              .filter(ExpandedCommand::program)
              .forEach(expanded -> programs.require(expanded.words().get(0)));
          return oneAfterTheOther(stages, to);
        });
  }

  private int oneAfterTheOther(List<ExpandedCommand> stages, Streams streams) {
    Streams from = streams;
    int at = 0;
    while (true) {
      int next = nextCommand(stages, at + 1);
      List<ExpandedCommand> together = stages.subList(at, next);
      if (next == stages.size()) {
        return together(together, from);
      }
      PipeBuffer pipe = PipeBuffer.ofPipe();
      boolean ours = together.size() == 1 && !together.get(0).program();
      int result =
          together(together, from.writingTo(ours ? pipe.fromCommand() : pipe.fromProgram()));
      InputStream read = pipe.read();
      if (result != 0) {
        return result;
      }
      from = streams.readingFrom(read);
      at = next;
    }
  }

  private static int nextCommand(List<ExpandedCommand> stages, int from) {
    int at = from;
    while (at < stages.size() && stages.get(at).program()) {
      at++;
    }
    return at;
  }

  /** Programs, or a command of ours and the programs that read from it. */
  private int together(List<ExpandedCommand> stages, Streams streams) {
    ExpandedCommand first = stages.get(0);
    if (first.isPiped()) {
      return stages.size() == 1 ? invoke(first, streams) : fed(stages, streams);
    }
    return subshell.run(
        () -> {
          if (first.program()) {
            return firstFailing(programs.start(words(stages), false, streams).await());
          }
          return stages.size() == 1 ? invoke(first, streams) : fed(stages, streams);
        });
  }

  private int fed(List<ExpandedCommand> stages, Streams streams) {
    ExpandedCommand first = stages.get(0);
    ProgramPipeline pipeline =
        programs.start(words(stages.subList(1, stages.size())), true, streams);
    PrintStream pipe =
        new PrintStream(new ProgramInput(pipeline.input()), true, StandardCharsets.UTF_8);
    List<Integer> statuses = new ArrayList<>();
    Optional<LeaveException> left = Optional.empty();
    try {
      statuses.add(invoke(first, streams.writingTo(pipe)));
    } catch (LeaveException leaveException) {
      left = Optional.of(leaveException);
      statuses.add(leaveException.status());
    } finally {
      if (statuses.isEmpty()) {
        pipeline.kill();
      }
      pipe.close();
    }
    statuses.addAll(pipeline.await());
    if (left.isPresent() && first.isPiped()) {
      throw left.get();
    }
    return firstFailing(statuses);
  }

  private static List<List<String>> words(List<ExpandedCommand> stages) {
    return stages.stream().map(ExpandedCommand::words).toList();
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

  private int invoke(ExpandedCommand expanded, Streams streams) {
    int result = runner.run(expanded.command().where(), expanded.words(), streams);
    refused = runner.refusedLatest();
    return result;
  }

  private interface Work {
    int run(Streams streams);
  }

  /** Runs with the redirections open, and reports what they, or the work itself, fail with. */
  private int redirected(
      ExpandedCommand expanded, Redirections redirections, Streams streams, Work work) {
    boolean finished = false;
    refused = false;
    try {
      int result = work.run(redirections.open(directory.current(), streams));
      finished = true;
      if (refused) {
        redirections.dropUnwritten();
      }
      redirections.finish();
      return result;
    } catch (Failure failure) {
      return runner.report(expanded.command().where(), failure, streams);
    } finally {
      if (!finished) {
        redirections.close();
      }
    }
  }
}
