package io.pachsh;

import io.pachsh.command.CommandResolver;
import io.pachsh.command.CommandTree;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Streams;
import io.pachsh.console.Style;
import io.pachsh.console.Terminals;
import io.pachsh.console.Theme;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.interpreter.Hints;
import io.pachsh.interpreter.Interpreter;
import io.pachsh.interpreter.Runner;
import io.pachsh.interpreter.Trace;
import io.pachsh.language.LineSource;
import io.pachsh.language.Position;
import io.pachsh.program.Editor;
import io.pachsh.program.Programs;
import io.pachsh.screen.AnswerSink;
import io.pachsh.screen.GuardedOutput;
import io.pachsh.screen.PagedOutput;
import io.pachsh.screen.Pager;
import io.pachsh.screen.Presentation;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.screen.SyntaxColours;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import io.pachsh.shell.LineEngine;
import io.pachsh.shell.Script;
import io.pachsh.shell.ScriptCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What runs lines: the commands, the interpreter, scripts, and how answers and failures look. */
final class LineExecution {
  private final CommandTree tree = new CommandTree();
  private final Session session;
  private final Streams streams;
  private final Programs programs;
  private final Runner runner;
  private final Interpreter interpreter;
  private final Script script;
  private final boolean paged;

  /** {@code bugs} keeps what nobody expected. */
  LineExecution(
      Options options,
      Mode mode,
      ProcessEnvironment process,
      Session session,
      LineConsole console,
      Streams streams,
      Supplier<Theme> theme,
      BugLog bugs) {
    this.session = session;
    this.streams = streams;
    Terminals terminals = process.terminals();
    paged =
        mode == Mode.INTERACTIVE
            && terminals.out()
            && !process.environment().getOrDefault("TERM", "dumb").equals("dumb");
    programs = new Programs(process.own(), session.variables(), session.directory());
    PagedAnswers pagedAnswers = new PagedAnswers(console, streams, session, programs);
    runner =
        new Runner(
            tree,
            session,
            new Presentation(
                mode,
                options.output,
                theme,
                new Presentation.Screen(
                    () -> terminals.out() ? console.width() : 0,
                    paged,
                    out -> out == streams.out()),
                out -> pagedAnswers.outlet(out, paged && !isInScript()),
                new ProgramLine(options),
                bugs));
    interpreter =
        new Interpreter(
            mode == Mode.INTERACTIVE && terminals.err()
                ? new Hints(runner, session, text -> Style.FAINT.apply(text, theme.get()))
                : runner,
            session.variables(),
            session.directory(),
            programs,
            options.trace
                ? new Trace(line -> streams.echo("", line), () -> runner.commands().redaction())
                : words -> {},
            session.secrets());
    script = new Script(interpreter, runner, options.keepGoing);
  }

  CommandTree tree() {
    return tree;
  }

  Runner runner() {
    return runner;
  }

  CommandResolver commands() {
    return runner.commands();
  }

  Interpreter interpreter() {
    return interpreter;
  }

  Script script() {
    return script;
  }

  Programs programs() {
    return programs;
  }

  /** The person's editor. */
  Editor editor() {
    return new Editor(programs, session.variables(), streams);
  }

  boolean isInScript() {
    return runner.inScript();
  }

  /** What runs lines on these streams. */
  LineEngine engine(Streams its) {
    return new LineEngine(interpreter, runner, new SyntaxColours(commands()), its);
  }

  /** Runs one command whose words the operating system's shell has made ready. */
  int oneShot(List<String> words) {
    return runner.run(new Position(1, 1), CommandTree.withoutProgramName(words), streams);
  }

  /** Reads a script and checks every command, without running any. */
  int check(String name, LineSource lines, Streams its) {
    try {
      return new ScriptCheck(runner).run(name, lines, its);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reports a secret that the text of {@code -c} shows; the exit status then. */
  Optional<Integer> reportSecret(String name, String text) {
    return commands()
        .redaction()
        .inline(text)
        .map(
            found -> {
              runner.enter(name);
              return runner.report(found.where(), inlineSecret(found.what()), streams);
            });
  }

  private static Failure inlineSecret(String what) {
    return new Failure(
        Exit.USAGE,
        what + " is a secret, which -c shows to other users of this machine. Nothing was run.",
        "Keep it in the environment or in a file ('< FILE'), or give the script with -f;"
            + " --insecure-inline overrides this.");
  }

  /** Where answers go: a long one on the screen of a person is shown page by page. */
  private record PagedAnswers(
      LineConsole console, Streams streams, Session session, Programs programs) {
    /**
     * Where an answer goes that was meant for a stream.
     *
     * @param wanted whether a person looks at it as it comes
     */
    AnswerSink outlet(PrintStream out, boolean wanted) {
      if (!wanted || out != streams.out() || !session.setting(Settings.PAGER).equals("on")) {
        return new GuardedOutput(out);
      }
      return new PagedOutput(
          out,
          new Pager(programs, session.variables(), streams),
          new PagedOutput.Size(console.width(), console.height()));
    }
  }
}
