package io.pachsh.interpreter;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.language.Assignment;
import io.pachsh.language.Chain;
import io.pachsh.language.CommandList;
import io.pachsh.language.CompleteCommand;
import io.pachsh.language.Expander;
import io.pachsh.language.Pipeline;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.VariableLookup;
import io.pachsh.language.Word;
import io.pachsh.program.Programs;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs command lines: chains, pipes, assignments, redirections, substitutions. Failures of the line
 * itself are reported through the {@link CommandRunner}, at the command's place. As in {@code
 * dash}, a file that cannot be opened or a here-document that cannot be expanded fails its command
 * alone, another failed expansion ends the line, and in {@code $(…)} or a pipe only that.
 */
public final class Interpreter {
  private final CommandRunner runner;
  private final Variables variables;
  private final Subshell subshell;
  private final Execution execution;
  private final Consumer<List<String>> trace;
  private final KnownSecrets secrets;
  private final VariableLookup lookup;
  private int status;
  private int substituted;

  /** Whether a program has made something of a secret since it was last asked. */
  private boolean derived;

  /** Whether the pipe that ran last had a program at its end. */
  private boolean endsInProgram;

  /**
   * Runs lines in a session.
   *
   * @param trace hears the words of each command before it runs
   * @param secrets learns what programs make of secrets
   */
  public Interpreter(
      CommandRunner runner,
      Variables variables,
      WorkingDirectory directory,
      Programs programs,
      Consumer<List<String>> trace,
      KnownSecrets secrets) {
    this.runner = runner;
    this.variables = variables;
    this.subshell = new Subshell(variables, directory);
    this.execution = new Execution(runner, subshell, directory, programs);
    this.trace = trace;
    this.secrets = secrets;
    this.lookup =
        new VariableLookup() {
          @Override
          public Optional<String> value(String name) {
            return variables.value(name);
          }

          @Override
          public Optional<String> advice(String name) {
            return UnsetVariable.advice(name, variables.all().keySet());
          }

          @Override
          public void substituted(String name, String value) {
            secrets.learnNamed(name, value);
          }

          @Override
          public int status() {
            return status;
          }
        };
  }

  /** {@code $?}. */
  public int status() {
    return status;
  }

  /** Sets {@code $?} for something that did not pass through {@link #run}, as a syntax problem. */
  public void status(int next) {
    status = next;
  }

  /**
   * Runs one complete command and gives its status.
   *
   * @throws Interruption when the person pressed Ctrl-C; {@code $?} is 130 then
   * @throws LeaveException when the session is to end
   */
  public int run(CompleteCommand completeCommand, Streams streams) {
    try {
      status = list(completeCommand.commands(), streams);
    } catch (ExpansionFailedException expansionFailedException) {
      status = expansionFailedException.status();
    } catch (Interruption e) {
      status = Exit.INTERRUPTED.status();
      throw e;
    }
    return status;
  }

  private int list(CommandList commands, Streams streams) {
    int last = 0;
    for (Chain chain : commands.chains()) {
      last = pipeline(chain.first(), streams);
      for (Chain.Link link : chain.rest()) {
        if (link.afterSuccess() == (last == 0)) {
          last = pipeline(link.pipeline(), streams);
        }
      }
    }
    return last;
  }

  private int pipeline(Pipeline pipeline, Streams streams) {
    if (Thread.interrupted()) {
      // Ctrl-C came while something went on that it does not stop, such as writing a file.
      throw new Interruption();
    }
    long before = secrets.timesShown();
    status =
        pipeline.parts().size() == 1 ? simple(pipeline.first(), streams) : piped(pipeline, streams);
    derived |=
        secrets.timesShown() > before
            && (pipeline.parts().size() == 1
                ? pipeline.first().kind() == SimpleCommand.Kind.PROGRAM
                : endsInProgram)
            && pipeline.last().redirections().isEmpty();
    return status;
  }

  private int simple(SimpleCommand command, Streams streams) {
    Expander expander = expander(streams);
    Redirections redirections = new Redirections(expander);
    ExpandedCommand expanded;
    try {
      if (command.words().isEmpty()) {
        return assign(command.assignments(), expander);
      }
      expanded = stage(command, expander);
      redirections.expand(command.redirections());
    } catch (Failure failure) {
      throw new ExpansionFailedException(runner.report(command.where(), failure, streams));
    }
    trace.accept(expanded.traced());
    return execution.single(expanded, redirections, streams);
  }

  private int piped(Pipeline pipeline, Streams streams) {
    Expander expander = expander(streams);
    Redirections redirections = new Redirections(expander);
    List<ExpandedCommand> stages = new ArrayList<>();
    try {
      for (SimpleCommand part : pipeline.parts()) {
        stages.add(stage(part, expander));
      }
      redirections.expand(pipeline.first().redirections());
      redirections.expand(pipeline.last().redirections());
    } catch (Failure failure) {
      return runner.report(pipeline.first().where(), failure, streams);
    }
    trace(stages);
    int result = execution.piped(stages, redirections, streams);
    endsInProgram = stages.get(stages.size() - 1).program();
    return result;
  }

  /** What a part before it prints out of its own words is a secret to one that reads a secret. */
  private void trace(List<ExpandedCommand> stages) {
    int last = stages.size() - 1;
    while (last >= 0 && !readsSecret(stages.get(last))) {
      last--;
    }
    for (int i = 0; i < stages.size(); i++) {
      trace.accept(i < last ? stages.get(i).tracedAsSecret() : stages.get(i).traced());
    }
  }

  private boolean readsSecret(ExpandedCommand expanded) {
    return expanded.isPiped() && !expanded.program() && runner.readsSecret(expanded.words());
  }

  private Expander expander(Streams streams) {
    return new Expander(lookup, commands -> capture(commands, streams));
  }

  private int assign(List<Assignment> assignments, Expander expander) {
    substituted = 0;
    for (Assignment assignment : assignments) {
      String value = expander.expand(assignment.value());
      secrets.learnNamed(assignment.name(), value);
      trace.accept(List.of(assignment.name() + "=" + value));
      variables.set(assignment.name(), value);
    }
    return substituted;
  }

  private ExpandedCommand stage(SimpleCommand command, Expander expander) {
    List<String> words = new ArrayList<>(command.words().size());
    for (Word word : command.words()) {
      words.add(expander.expand(word));
    }
    boolean program =
        switch (command.kind()) {
          case COMMAND -> false;
          case PROGRAM -> true;
          case PIPED -> !runner.isCommand(words);
        };
    return new ExpandedCommand(
        command, program ? words : CommandTree.withoutProgramName(words), program);
  }

  private String capture(CommandList commands, Streams streams) {
    int before = status;
    boolean derivedBefore = derived;
    derived = false;
    PipeBuffer output = PipeBuffer.ofSubstitution();
    PrintStream out = output.fromProgram();
    substituted = subshell.run(() -> list(commands, streams.writingTo(out)));
    status = before;
    out.flush();
    String printed = output.text();
    if (derived) {
      secrets.learnDerived(printed);
    }
    derived |= derivedBefore;
    return printed;
  }
}
