package io.pachsh.program;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts operating-system programs, without a shell in between. What is one of pachsh's own
 * standard streams they inherit, so that they can be interactive; everything else is copied.
 */
public final class Programs {
  private final Streams own;
  private final Variables variables;
  private final WorkingDirectory directory;
  private final ProgramSearch search;

  /** {@code own} are the process's standard streams; its input should not be buffered. */
  public Programs(Streams own, Variables variables, WorkingDirectory directory) {
    this.own = own;
    this.variables = variables;
    this.directory = directory;
    this.search = new ProgramSearch(variables, directory);
  }

  /**
   * Starts programs, each reading what the one before prints. When they are {@code fed}, the first
   * reads what is written to {@link ProgramPipeline#input}. Fails, and starts none, when one is not
   * found.
   */
  public ProgramPipeline start(List<List<String>> stages, boolean fed, Streams streams) {
    return start(stages, fed, streams, Map.of());
  }

  /** The same, with more in their environment than the exported variables. */
  public ProgramPipeline start(
      List<List<String>> stages, boolean fed, Streams streams, Map<String, String> more) {
    List<ProcessBuilder> builders = new ArrayList<>();
    for (List<String> words : stages) {
      builders.add(builder(words, streams, more));
    }
    boolean ownInput = !fed && (streams.atTerminal() || streams.in() == own.in());
    boolean ownOutput = streams.out() == own.out();
    if (ownInput) {
      builders.get(0).redirectInput(Redirect.INHERIT);
    }
    if (ownOutput) {
      builders.get(builders.size() - 1).redirectOutput(Redirect.INHERIT);
    }
    own.out().flush();
    own.err().flush();
    try {
      List<Process> processes = ProcessBuilder.startPipeline(builders);
      return new ProgramPipeline(processes, pumps(processes, streams, fed || ownInput, ownOutput));
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The program " + stages.get(0).get(0) + " could not be started: " + e.getMessage() + ".",
          "Check the file, its permissions, and the working directory.");
    }
  }

  /** Runs one program and gives its exit status. Interruption kills it. */
  public int run(List<String> words, Streams streams) {
    return start(List.of(words), false, streams).await().get(0);
  }

  private ProcessBuilder builder(List<String> words, Streams streams, Map<String, String> more) {
    List<String> command = new ArrayList<>(words);
    command.set(0, search.require(words.get(0)));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.current().toFile());
    builder.environment().clear();
    builder.environment().putAll(variables.environment());
    builder.environment().putAll(more);
    if (streams.err() == own.err()) {
      builder.redirectError(Redirect.INHERIT);
    }
    return builder;
  }

  private List<Thread> pumps(
      List<Process> processes, Streams streams, boolean hasInput, boolean hasOutput) {
    List<Thread> pumps = new ArrayList<>();
    if (!hasInput) {
      StreamCopier.input(streams.in(), processes.get(0).getOutputStream());
    }
    if (!hasOutput) {
      pumps.add(
          StreamCopier.output(processes.get(processes.size() - 1).getInputStream(), streams.out()));
    }
    if (streams.err() != own.err()) {
      processes.forEach(one -> pumps.add(StreamCopier.output(one.getErrorStream(), streams.err())));
    }
    return pumps;
  }

  /** Whether there is a program of that name. */
  boolean has(String name) {
    return search.find(name).isPresent();
  }

  /** Fails when there is no program of that name. */
  public void require(String name) {
    String unused = search.require(name);
  }
}
