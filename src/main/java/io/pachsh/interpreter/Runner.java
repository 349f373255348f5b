package io.pachsh.interpreter;

import io.pachsh.access.RefusedException;
import io.pachsh.command.Command;
import io.pachsh.command.CommandParsers;
import io.pachsh.command.CommandResolver;
import io.pachsh.command.CommandTree;
import io.pachsh.command.Executable;
import io.pachsh.command.SecretInput;
import io.pachsh.command.SecretReader;
import io.pachsh.command.StandardOptions;
import io.pachsh.command.StatusException;
import io.pachsh.command.Usage;
import io.pachsh.command.WordCommand;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.language.CopiedLines;
import io.pachsh.language.Position;
import io.pachsh.language.SyntaxProblem;
import io.pachsh.output.Answer;
import io.pachsh.output.Format;
import io.pachsh.program.ProgramSearch;
import io.pachsh.screen.Presentation;
import io.pachsh.screen.Refusals;
import io.pachsh.screen.SuggestedCommands;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command line whose words are ready: finds the command, lets picocli read the options,
 * runs it, shows the answer, and turns whatever went wrong into a message and an exit status.
 */
public final class Runner implements CommandRunner {
  private final CommandTree tree;
  private final Session session;
  private final Presentation presentation;
  private final CommandResolver commands;
  private final SuggestedCommands suggested;
  private final InputSecrets inputSecrets;
  private String script = "";
  private @Nullable Failure latestFailure;

  /** Whether the command that runs has begun, which one that is written wrongly never does. */
  private boolean begun;

  private boolean refused;

  /** What the answer shown last says that could come next. */
  private @Nullable String next;

  public Runner(CommandTree tree, Session session, Presentation presentation) {
    this.tree = tree;
    this.session = session;
    this.presentation = presentation;
    this.suggested =
        new SuggestedCommands(tree, session, presentation.mode() == Presentation.Mode.INTERACTIVE);
    this.commands =
        new CommandResolver(
            tree,
            new CommandParsers(
                text ->
                    session
                        .secrets()
                        .learn(
                            new SecretReader(
                                    session.directory().current(),
                                    session.variables().environment(),
                                    presentation.readableByOthers())
                                .read(text))),
            new ProgramSearch(session.variables(), session.directory()),
            session.secrets());
    this.inputSecrets = new InputSecrets(commands, session.secrets());
  }

  /** What lines mean to this session's commands. */
  public CommandResolver commands() {
    return commands;
  }

  @Override
  public boolean isCommand(List<String> words) {
    return commands.isCommand(words);
  }

  @Override
  public boolean readsSecret(List<String> words) {
    return commands.readsSecret(words);
  }

  /** Names the script that lines come from, for messages; returns the name before. */
  public String enter(String source) {
    String before = script;
    script = source;
    return before;
  }

  /** Whether lines come from a script now. */
  public boolean inScript() {
    return !script.isEmpty();
  }

  @Override
  public int report(Position at, Failure failure, Streams streams) {
    return report(script + ":" + at.line(), failure, streams);
  }

  /** A line beside the answer as it may be shown: without secrets, its commands complete. */
  public String shown(String line) {
    return suggested.in(session.secrets().masked(line));
  }

  /** The same for a line about what has just been run. */
  String shown(List<String> words, String line) {
    suggested.begin(words);
    try {
      return shown(line);
    } finally {
      suggested.end();
    }
  }

  @Override
  public int run(Position at, List<String> words, Streams streams) {
    suggested.begin(words);
    boolean around = begun;
    begun = false;
    next = null;
    try {
      inputSecrets.learnAtHand(words, streams);
      return runBegun(at, words, streams.showing(this::shown));
    } finally {
      suggested.end();
      refused = !begun;
      begun = around;
    }
  }

  @Override
  public boolean refusedLatest() {
    return refused;
  }

  /** What could come next after what has just run; once. */
  Optional<String> takeNext() {
    Optional<String> taken = Optional.ofNullable(next);
    next = null;
    return taken;
  }

  private int runBegun(Position at, List<String> words, Streams streams) {
    String where = script + ":" + at.line();
    int status;
    try {
      status = execute(words, streams);
    } catch (Failure e) {
      status = report(where, e, streams);
    } catch (RefusedException e) {
      status = report(where, Refusals.failure(e.refusal()), streams);
    } catch (StatusException e) {
      status = e.status();
    } catch (Interruption e) {
      e.account().ifPresent(account -> report(where, account, streams));
      streams.out().flush();
      throw new Interruption();
    } catch (LeaveException e) {
      throw e;
    } catch (RuntimeException e) {
      status =
          presentation.report(
              where, commands.redaction().error(presentation.failure(e)), streams.err());
    }
    streams.out().flush();
    return status;
  }

  /** Prints why what was typed is not of the language. */
  public int reportSyntax(SyntaxProblem problem, Streams streams) {
    latestFailure = commands.redaction().error(problem.failure(commands.redaction().line(problem)));
    return presentation.reportText(latestFailure, streams.err());
  }

  /** Prints why a script is not of the language. */
  public int reportSyntax(SyntaxProblem problem, String file, Streams streams) {
    latestFailure =
        commands.redaction().error(problem.failureIn(file, commands.redaction().line(problem)));
    return presentation.reportFile(latestFailure, streams.err());
  }

  /**
   * What lines were meant to be that were copied with prompts; {@code run} says that each command
   * runs before the next is read, so that the context is known that it will act on.
   */
  public CopiedLines copied(boolean run) {
    return new PastedLine(
        tree,
        name ->
            run ? name.test(session.contextName()) : session.contextNames().stream().anyMatch(name),
        session::contextName);
  }

  /** What went wrong last in this session, as {@code explain} wants to know. */
  public Optional<Failure> latestFailure() {
    return Optional.ofNullable(latestFailure);
  }

  /** How wide a text may be. */
  public int columns() {
    return presentation.columns();
  }

  private int report(String where, Failure failure, Streams streams) {
    latestFailure = commands.redaction().error(failure);
    return presentation.report(where, suggested.in(latestFailure), streams.err());
  }

  /** A failure as it is shown, without a final newline. */
  public String shown(Failure failure) {
    return presentation.shown(told(failure));
  }

  /** A failure as it may be told: without secrets, its commands complete. */
  public Failure told(Failure failure) {
    return suggested.in(commands.redaction().error(failure));
  }

  private int execute(List<String> words, Streams streams) {
    if (commands.isHelpOfGroup(words)) {
      begun = true;
      String page = commands.help(words, presentation.columns());
      return settle(show(Answer.page(page), Format.TABLE, streams.out()));
    }
    CommandTree.Resolution.Found found = commands.require(words);
    CommandTree.Entry entry = found.entry();
    CommandParsers parsers = commands.parsers();
    if (parsers.knows(entry)) {
      return execute(entry, parsers.known(entry), words, found.arguments(), streams);
    }
    Executable executable = entry.maker().get();
    if (executable instanceof WordCommand wordCommand) {
      begun = true;
      return settle(
          show(wordCommand.run(found.arguments(), streams), presentation.format(), streams.out()));
    }
    Command command = (Command) executable;
    if (found.arguments().isEmpty() && CommandParsers.readsNothing(command)) {
      begun = true;
      // With nothing to read, picocli need not be loaded: it is a third of a start.
      return settle(
          on(
              enterprise(entry, streams),
              () -> show(run(command, streams), presentation.format(), streams.out())));
    }
    return execute(entry, parsers.of(entry, command), words, found.arguments(), streams);
  }

  private int execute(
      CommandTree.Entry entry,
      CommandParsers.Parser parser,
      List<String> words,
      List<String> arguments,
      Streams streams) {
    commands.read(parser, words, arguments);
    begun = true;
    StandardOptions standard = parser.standard();
    if (standard.help) {
      String page = Usage.page(parser.line(), presentation.columns());
      show(Answer.page(page), Format.TABLE, streams.out());
      return Exit.OK.status();
    }
    Format format = standard.output != null ? standard.output : presentation.format();
    Optional<String> context =
        standard.context == null ? enterprise(entry, streams) : Optional.of(standard.context);
    return settle(on(context, () -> show(run(parser.command(), streams), format, streams.out())));
  }

  /**
   * The enterprise context, for a command that acts on it when that is another than the one at
   * hand. The person is told, and the commands that messages suggest name it.
   */
  private Optional<String> enterprise(CommandTree.Entry entry, Streams streams) {
    if (entry.reach() != CommandTree.Reach.ENTERPRISE_CONTEXT) {
      return Optional.empty();
    }
    String name = session.enterpriseContext().name();
    if (name.equals(session.contextName())) {
      return Optional.empty();
    }
    streams.note("this acts on the enterprise context '" + name + "'");
    suggested.actOn(name);
    return Optional.of(name);
  }

  /** Does something on another context than the one at hand, if one is named. */
  private Exit on(Optional<String> context, Supplier<Exit> work) {
    if (context.isEmpty()) {
      return work.get();
    }
    session.choose(context.get());
    try {
      return work.get();
    } finally {
      session.unchoose();
    }
  }

  /** Runs a command; whatever secrets its input holds are known from then on. */
  private Answer run(Command command, Streams streams) {
    return command instanceof SecretInput reads
        ? inputSecrets.during(reads, streams, command::run)
        : command.run(streams);
  }

  /** Shows an answer, and tells which status it ends its command with. */
  private Exit show(Answer answer, Format format, PrintStream out) {
    if (answer instanceof Answer.Leading leading) {
      next = leading.next();
      return show(leading.answer(), format, out);
    }
    if (answer instanceof Answer.Revealing revealing) {
      revealing.secrets().forEach(session.secrets()::show);
      return show(revealing.answer(), format, out);
    }
    if (answer instanceof Answer.Negative negative) {
      show(negative.answer(), format, out);
      return negative.exit();
    }
    if (!(answer instanceof Answer.Nothing)) {
      presentation.show(suggested.in(answer), format, out);
    }
    requireWritten(out);
    return Exit.OK;
  }

  private static void requireWritten(PrintStream out) {
    if (out.checkError()) {
      throw new Failure(Exit.FAILED, "The output could not be written: it was closed or is full.");
    }
  }

  private int settle(Exit exit) {
    if (session.contextsLoaded()
        && Settings.AUTOSAVE.isOn(session.contexts())
        && session.isUnsaved()) {
      session.save();
    }
    return exit.status();
  }
}
