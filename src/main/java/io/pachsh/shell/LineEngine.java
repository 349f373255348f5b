package io.pachsh.shell;

import io.pachsh.command.Interpreter;
import io.pachsh.command.Leave;
import io.pachsh.command.Runner;
import io.pachsh.console.Streams;
import io.pachsh.console.Syntax;
import io.pachsh.failure.Exit;
import io.pachsh.language.Line;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.language.SyntaxProblem;
import java.util.List;

/** Runs what was typed or pasted: parses it and interprets it, line by line. */
public final class LineEngine implements Engine, Syntax {
  private final Interpreter interpreter;
  private final Runner runner;
  private final Streams streams;

  public LineEngine(Interpreter interpreter, Runner runner, Streams streams) {
    this.interpreter = interpreter;
    this.runner = runner;
    this.streams = streams;
  }

  @Override
  public Syntax.Result check(String text) {
    Parsed parsed = Parser.parse(text);
    if (parsed instanceof Parsed.Open open) {
      return new Syntax.Result.Open(open.what());
    }
    return parsed instanceof Parsed.Wrong
        ? new Syntax.Result.Wrong()
        : new Syntax.Result.Complete();
  }

  @Override
  public Outcome run(String text) throws InterruptedException {
    Parsed parsed = Parser.parse(text);
    try {
      if (parsed instanceof Parsed.Complete complete) {
        return new Outcome.Ran(run(complete.lines()));
      }
      if (parsed instanceof Parsed.Wrong wrong) {
        int status = run(wrong.before());
        return new Outcome.Ran(status == Exit.OK.status() ? report(wrong.problem()) : status);
      }
      return new Outcome.Ran(report(((Parsed.Open) parsed).atEnd()));
    } catch (Leave e) {
      return new Outcome.Leave(e.status());
    }
  }

  @Override
  public void interrupted() {
    interpreter.status(Exit.INTERRUPTED.status());
  }

  private int run(List<Line> lines) throws InterruptedException {
    int status = Exit.OK.status();
    for (Line line : lines) {
      status = interpreter.run(line, streams);
      if (status != Exit.OK.status()) {
        return status;
      }
    }
    return status;
  }

  private int report(SyntaxProblem problem) {
    return failed(runner.reportSyntax(problem.failure(), streams));
  }

  private int failed(int status) {
    interpreter.status(status);
    return status;
  }
}
