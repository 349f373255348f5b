package io.pachsh.shell;

import io.pachsh.console.Span;
import io.pachsh.console.Streams;
import io.pachsh.console.Syntax;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.interpreter.DocumentCheck;
import io.pachsh.interpreter.Interpreter;
import io.pachsh.interpreter.LeaveException;
import io.pachsh.interpreter.Runner;
import io.pachsh.language.CompleteCommand;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.language.Position;
import io.pachsh.language.SyntaxProblem;
import io.pachsh.screen.SyntaxColours;
import java.util.List;
import java.util.Optional;

/** Runs what was typed or pasted: parses it and interprets it, line by line. */
public final class LineEngine implements Engine, Syntax {
  private final Interpreter interpreter;
  private final Runner runner;
  private final Streams streams;
  private final SyntaxColours colours;

  public LineEngine(
      Interpreter interpreter, Runner runner, SyntaxColours colours, Streams streams) {
    this.interpreter = interpreter;
    this.runner = runner;
    this.colours = colours;
    this.streams = streams;
  }

  @Override
  public Syntax.Result check(String text) {
    Parsed parsed = parsed(text, true);
    if (parsed instanceof Parsed.Open open) {
      return new Syntax.Result.Open(
          open.what(),
          line ->
              open.closingLines().mayClose(line)
                  || open.closingLines().mayClose(line.substring(line.indexOf("> ") + 1).strip()));
    }
    return parsed instanceof Parsed.Wrong
        ? new Syntax.Result.Wrong()
        : new Syntax.Result.Complete();
  }

  @Override
  public List<Span> spans(String text, int cursor) {
    return colours.of(text, cursor);
  }

  @Override
  public Optional<String> complaint(String text) {
    return new DocumentCheck(runner.commands())
        .fault(text)
        .map(fault -> runner.shown(fault) + "\nMend it, or press Enter again to run it as it is.");
  }

  @Override
  public List<String> split(String text) {
    try {
      return InputCommands.commands(text, runner.copied(false).all(text));
    } catch (Failure refused) {
      return List.of(text);
    }
  }

  @Override
  public int commands(String text) {
    return parsed(text, false) instanceof Parsed.Complete complete ? complete.lines().size() : 1;
  }

  private Parsed parsed(String text, boolean run) {
    try {
      return Parser.parse(runner.copied(run).all(text));
    } catch (Failure refused) {
      return new Parsed.Wrong(List.of(), SyntaxProblem.refused(new Position(1, 1), refused));
    }
  }

  @Override
  public Outcome run(String text) {
    Parsed parsed = parsed(text, true);
    try {
      if (parsed instanceof Parsed.Complete complete) {
        return new Outcome.Ran(run(complete.lines()));
      }
      if (parsed instanceof Parsed.Wrong wrong) {
        int status = run(wrong.before());
        return new Outcome.Ran(status == Exit.OK.status() ? report(wrong.problem()) : status);
      }
      return new Outcome.Ran(report(((Parsed.Open) parsed).atEnd()));
    } catch (LeaveException e) {
      return new Outcome.Leave(e.status());
    }
  }

  @Override
  public void tell(Failure failure) {
    int unused = runner.report(new Position(1, 1), failure, streams);
  }

  @Override
  public void interrupted() {
    interpreter.status(Exit.INTERRUPTED.status());
  }

  private int run(List<CompleteCommand> lines) {
    int status = Exit.OK.status();
    for (CompleteCommand completeCommand : lines) {
      status = interpreter.run(completeCommand, streams);
      if (status != Exit.OK.status()) {
        return status;
      }
    }
    return status;
  }

  private int report(SyntaxProblem problem) {
    return failed(runner.reportSyntax(problem, streams));
  }

  private int failed(int status) {
    interpreter.status(status);
    return status;
  }
}
