package io.pachsh.interpreter;

import io.pachsh.access.RefusedException;
import io.pachsh.command.Command;
import io.pachsh.command.CommandParsers;
import io.pachsh.command.CommandTree;
import io.pachsh.command.DeclaredSecrets;
import io.pachsh.command.Executable;
import io.pachsh.command.Overview;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.SecretInput;
import io.pachsh.command.SecretReader;
import io.pachsh.command.Signature;
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
import io.pachsh.redaction.Redaction;
import io.pachsh.screen.Presentation;
import io.pachsh.screen.Refusals;
import io.pachsh.screen.SuggestedCommands;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs one command line whose words are ready: finds the command, lets picocli read the options,
 * runs it, shows the answer, and turns whatever went wrong into a message and an exit status.
 */
public final class Runner implements CommandRunner {
  private final CommandTree tree;
  private final Session session;
  private final Presentation presentation;
  private final CommandParsers parsers;
  private final SuggestedCommands suggested;
  private @Nullable Redaction redaction;
  private String script = "";
  private @Nullable Failure latestFailure;

  /** Whether the command that runs has begun, which one that is written wrongly never does. */
  private boolean begun;

  private boolean refused;

  public Runner(CommandTree tree, Session session, Presentation presentation) {
    this.tree = tree;
    this.session = session;
    this.presentation = presentation;
    this.suggested =
        new SuggestedCommands(tree, session, presentation.mode() == Presentation.Mode.INTERACTIVE);
    this.parsers =
        new CommandParsers(
            text ->
                session
                    .secrets()
                    .learn(
                        new SecretReader(
                                session.directory().current(),
                                session.variables().environment(),
                                presentation.inlineSecretsAllowed())
                            .read(text)));
  }

  /** What of this session's lines and texts may be shown; made when first asked for. */
  public Redaction redaction() {
    if (redaction == null) {
      redaction = new Redaction(new DeclaredSecrets(tree, this::find), session.secrets());
    }
    return redaction;
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

  @Override
  public boolean isCommand(List<String> words) {
    if (!tree.isMeantBy(words)) {
      requireProgram(words);
      return false;
    }
    List<String> own = withoutProgramName(words);
    CommandTree.Resolution resolution = tree.resolve(own);
    if (!(resolution instanceof CommandTree.Resolution.Found)) {
      throw misnamed(resolution);
    }
    return true;
  }

  private void requireProgram(List<String> words) {
    if (new ProgramSearch(session.variables(), session.directory()).find(words.get(0)).isEmpty()) {
      List<String> near =
          tree.resolve(words) instanceof CommandTree.Resolution.Unknown unknown
              ? unknown.suggestions()
              : List.of();
      throw new Failure(
          Exit.FAILED,
          "There is neither a command nor a program `" + words.get(0) + "`.",
          near.isEmpty()
              ? "Check the name and PATH: behind `|` stands one or the other."
              : "Did you mean '" + near.get(0) + "'?");
    }
  }

  @Override
  public boolean readsSecret(List<String> words) {
    return tree.resolve(words) instanceof CommandTree.Resolution.Found found
        && found.entry().maker().get() instanceof SecretInput;
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
    try {
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
      throw new Interruption();
    } catch (LeaveException e) {
      throw e;
    } catch (RuntimeException e) {
      status =
          presentation.report(where, redaction().error(presentation.failure(e)), streams.err());
    }
    streams.out().flush();
    return status;
  }

  /** Prints why what was typed is not of the language. */
  public int reportSyntax(SyntaxProblem problem, Streams streams) {
    return reportSyntax(problem.failure(redaction().line(problem)), streams);
  }

  /** Prints why a script is not of the language. */
  public int reportSyntax(SyntaxProblem problem, String file, Streams streams) {
    return reportSyntax(problem.failureIn(file, redaction().line(problem)), streams);
  }

  private int reportSyntax(Failure failure, Streams streams) {
    latestFailure = redaction().error(failure);
    return presentation.reportPlain(latestFailure, streams.err());
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
    latestFailure = redaction().error(failure);
    return presentation.report(where, suggested.in(latestFailure), streams.err());
  }

  /**
   * Resolves a line and reads its options without running it; fails as running it would. Words that
   * only an expansion will know are empty: where there are such, options are checked by name alone.
   */
  public void check(List<Optional<String>> words) {
    List<String> known =
        words.stream().takeWhile(Optional::isPresent).map(Optional::orElseThrow).toList();
    List<String> line = withoutProgramName(known);
    if (line.isEmpty() && known.size() < words.size()) {
      return;
    }
    CommandTree.Resolution resolution = tree.resolve(line);
    if (!(resolution instanceof CommandTree.Resolution.Found found)) {
      throw misnamed(resolution);
    }
    Optional<CommandParsers.Parser> parser = find(found.entry());
    if (parser.isPresent() && known.size() == words.size()) {
      parse(parser.get(), line, found.arguments());
    } else if (parser.isPresent()) {
      Usage.requireKnownOptions(parser.get().line(), words);
    }
  }

  /**
   * The same for words behind a {@code |}, which may name a program: nothing is known of that but
   * whether there is one.
   */
  public void checkPiped(List<Optional<String>> words) {
    List<String> known =
        words.stream().takeWhile(Optional::isPresent).map(Optional::orElseThrow).toList();
    if (tree.isMeantBy(known)) {
      check(words);
    } else if (!known.isEmpty()) {
      requireProgram(known);
    }
  }

  /** The command that these words name, if it reads a document. */
  Optional<ReadsDocument> reader(List<String> words) {
    return tree.resolve(words) instanceof CommandTree.Resolution.Found found
        ? find(found.entry())
            .map(CommandParsers.Parser::command)
            .filter(ReadsDocument.class::isInstance)
            .map(ReadsDocument.class::cast)
        : Optional.empty();
  }

  /** A failure as it is shown, without a final newline. */
  public String shown(Failure failure) {
    return presentation.shown(told(failure));
  }

  /** A failure as it may be told: without secrets, its commands complete. */
  public Failure told(Failure failure) {
    return suggested.in(redaction().error(failure));
  }

  /** The words behind a leading {@code pachctl} or {@code pachsh}, which means nothing. */
  public static List<String> withoutProgramName(List<String> words) {
    boolean named = !words.isEmpty() && CommandTree.PROGRAM_NAMES.contains(words.get(0));
    return named ? words.subList(1, words.size()) : words;
  }

  /** The help page of a command or a group of commands; everything for no words. */
  public String help(List<String> words) {
    CommandTree.Resolution resolution = tree.resolve(words);
    if (resolution instanceof CommandTree.Resolution.Found found) {
      return find(found.entry())
          .map(parser -> Usage.page(parser.line(), presentation.columns()))
          .orElseGet(() -> found.entry().path() + "\n" + found.entry().summary() + "\n");
    }
    if (resolution instanceof CommandTree.Resolution.Group group) {
      return Overview.of(group.entries(), presentation.columns());
    }
    throw misnamed(resolution);
  }

  /** What a command's parser reads; empty when the command reads its words itself. */
  public Optional<CommandSpec> specification(CommandTree.Entry entry) {
    return find(entry).map(parser -> parser.line().getCommandSpec());
  }

  /** What a command's line can hold; nothing is known of it when it reads its words itself. */
  public Signature signature(CommandTree.Entry entry) {
    return specification(entry).map(Signature::of).orElse(Signature.UNKNOWN);
  }

  private Optional<CommandParsers.Parser> find(CommandTree.Entry entry) {
    if (parsers.knows(entry)) {
      return Optional.of(parsers.known(entry));
    }
    return entry.maker().get() instanceof Command command
        ? Optional.of(parsers.of(entry, command))
        : Optional.empty();
  }

  private int execute(List<String> words, Streams streams) {
    CommandTree.Resolution resolution = tree.resolve(words);
    if (!(resolution instanceof CommandTree.Resolution.Found found)) {
      throw misnamed(resolution);
    }
    CommandTree.Entry entry = found.entry();
    if (parsers.knows(entry)) {
      return execute(parsers.known(entry), words, found.arguments(), streams);
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
      return settle(show(run(command, streams), presentation.format(), streams.out()));
    }
    return execute(parsers.of(entry, command), words, found.arguments(), streams);
  }

  private int execute(
      CommandParsers.Parser parser, List<String> words, List<String> arguments, Streams streams) {
    parse(parser, words, arguments);
    begun = true;
    StandardOptions standard = parser.standard();
    if (standard.help) {
      String page = Usage.page(parser.line(), presentation.columns());
      show(Answer.page(page), Format.TABLE, streams.out());
      return Exit.OK.status();
    }
    Format format = standard.output != null ? standard.output : presentation.format();
    if (standard.context == null) {
      return settle(show(run(parser.command(), streams), format, streams.out()));
    }
    session.choose(standard.context);
    Exit exit;
    try {
      exit = show(run(parser.command(), streams), format, streams.out());
    } finally {
      session.unchoose();
    }
    return settle(exit);
  }

  private ParseResult parse(
      CommandParsers.Parser parser, List<String> words, List<String> arguments) {
    try {
      return parser.line().parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      Failure failure = e.getCause() instanceof Failure cause ? cause : Usage.failure(e, arguments);
      throw redaction().usageError(failure, words);
    }
  }

  /** Runs a command; whatever secrets its input holds are known from then on. */
  private Answer run(Command command, Streams streams) {
    if (!(command instanceof SecretInput reads) || streams.atTerminal()) {
      return command.run(streams);
    }
    RememberingInput heard = new RememberingInput(streams.in());
    try {
      return command.run(streams.readingFrom(heard));
    } finally {
      reads.secretsIn(heard.text()).forEach(session.secrets()::learn);
    }
  }

  /** Shows an answer, and tells which status it ends its command with. */
  private Exit show(Answer answer, Format format, PrintStream out) {
    if (answer instanceof Answer.Revealing revealing) {
      revealing.secrets().forEach(session.secrets()::show);
      return show(revealing.answer(), format, out);
    }
    if (answer instanceof Answer.Negative negative) {
      show(negative.answer(), format, out);
      return Exit.NO;
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

  private static Failure misnamed(CommandTree.Resolution resolution) {
    return resolution instanceof CommandTree.Resolution.Unknown unknown
        ? Usage.unknown(unknown)
        : Usage.incomplete((CommandTree.Resolution.Group) resolution);
  }
}
