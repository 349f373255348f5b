package io.pachsh;

import io.pachsh.cli.builtin.TypedLines;
import io.pachsh.cli.rehearsal.FaultNames;
import io.pachsh.cli.rehearsal.PracticeOrg;
import io.pachsh.cli.serve.Serving;
import io.pachsh.cli.session.CrashedClusters;
import io.pachsh.cli.tutorial.Sandbox;
import io.pachsh.cli.tutorial.TutorialCommands;
import io.pachsh.command.CommandTree;
import io.pachsh.completion.LineCompletions;
import io.pachsh.completion.LiveNames;
import io.pachsh.completion.ValueCompleters;
import io.pachsh.console.Completions;
import io.pachsh.console.EditingPreferences;
import io.pachsh.console.Input;
import io.pachsh.console.InterruptSignal;
import io.pachsh.console.Interrupts;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Keys;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Streams;
import io.pachsh.console.Style;
import io.pachsh.console.Terminals;
import io.pachsh.console.Theme;
import io.pachsh.context.Home;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.interpreter.Hints;
import io.pachsh.interpreter.Interpreter;
import io.pachsh.interpreter.Runner;
import io.pachsh.interpreter.Trace;
import io.pachsh.language.LineSource;
import io.pachsh.language.Position;
import io.pachsh.output.WrappedLines;
import io.pachsh.outside.Lines;
import io.pachsh.outside.Sanitiser;
import io.pachsh.program.Editor;
import io.pachsh.program.Programs;
import io.pachsh.screen.Presentation;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.screen.SyntaxColours;
import io.pachsh.session.NextLine;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
import io.pachsh.shell.Engine;
import io.pachsh.shell.History;
import io.pachsh.shell.HistoryFile;
import io.pachsh.shell.Inputs;
import io.pachsh.shell.LineEngine;
import io.pachsh.shell.Loop;
import io.pachsh.shell.Script;
import io.pachsh.shell.ScriptCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Everything put together for one run. Closing it is an orderly end, unless it was abandoned. */
final class Application implements AutoCloseable {
  private static final int HISTORY_ENTRIES = 10_000;
  private static final String WELCOME = "New here? 'tutorial first-steps' shows you around.";

  private final Mode mode;
  private final Streams streams;
  private final Home home;
  private final Session session;
  private final Runner runner;
  private final CommandTree tree;
  private final Interpreter interpreter;
  private final Script script;
  private final Interrupts interrupts = new Interrupts();
  private final LineConsole console;
  private final PracticeOrg practiceOrg;
  private final LazyRelyingParty relyingParty;
  private final Serving serving;
  private final History history;
  private final Programs programs;
  private final NextLine nextLine = new NextLine();
  private final boolean paged;
  private final boolean watched;
  private final Clock clock = Clock.systemUTC();
  private final Supplier<Theme> theme;
  private boolean abandoned;

  Application(Options options, Mode mode, ProcessEnvironment processEnvironment) {
    this(options, mode, processEnvironment, Optional.empty());
  }

  /**
   * What a walkthrough runs in: its session is never saved, and it has no walkthroughs itself.
   *
   * @param log where bugs are kept, since its own home is thrown away
   */
  static Application scratch(Options options, ProcessEnvironment processEnvironment, Path log) {
    Application application =
        new Application(options, Mode.INTERACTIVE, processEnvironment, Optional.of(log));
    application.session.neverSave();
    return application;
  }

  /** {@code scratchLog} is there for a scratch one. */
  private Application(
      Options options,
      Mode mode,
      ProcessEnvironment processEnvironment,
      Optional<Path> scratchLog) {
    Map<String, String> environment = processEnvironment.environment();
    Terminals terminals = processEnvironment.terminals();
    this.mode = mode;
    this.home = Home.from(environment);
    home.requireClosed();
    SecureRandom random = new LazyRandom();
    console = processEnvironment.console().apply(interrupts);
    streams = notesWrapped(processEnvironment).showing(this::shown);
    Variables variables = new Variables(environment);
    WorkingDirectory directory = new WorkingDirectory(processEnvironment.directory(), variables);
    relyingParty =
        new LazyRelyingParty(
            clock,
            random,
            variables::environment,
            Optional.ofNullable(environment.get("PACHSH_PROVIDER_TIMEOUT"))
                .filter(text -> !text.isEmpty()));
    session =
        new SessionOpener(
                home,
                relyingParty,
                clock,
                random,
                streams::note,
                new FirstChange(console, () -> mode == Mode.INTERACTIVE && !isInScript()))
            .open(environment, variables, directory);
    ProcessSecrets.include(session.secrets());
    practiceOrg = new PracticeOrg(home.rehearsal(), clock, random);
    serving = new Serving(relyingParty, clock);
    tree = new CommandTree();
    boolean colour = Colours.wanted(options.color, environment, terminals);
    theme = () -> Colours.theme(colour, environment, session);
    watched = terminals.out() && terminals.err();
    paged =
        mode == Mode.INTERACTIVE
            && terminals.out()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    programs = new Programs(processEnvironment.own(), variables, directory);
    PagedAnswers pagedAnswers = new PagedAnswers(console, streams, session, programs);
    runner =
        new Runner(
            tree,
            session,
            new Presentation(
                mode,
                options.output,
                theme,
                new Presentation.Screen(() -> terminals.out() ? console.width() : 0, paged),
                out -> pagedAnswers.outlet(out, isPaged()),
                inlineSecretsAllowed(options),
                new BugLog(new LogFile(scratchLog.orElseGet(home::logFile)), clock)));
    interpreter =
        new Interpreter(
            mode == Mode.INTERACTIVE && terminals.err()
                ? new Hints(runner, tree, session, text -> Style.FAINT.apply(text, theme.get()))
                : runner,
            variables,
            directory,
            programs,
            options.trace
                ? new Trace(line -> streams.echo("", line), runner::redaction)
                : words -> {},
            session.secrets());
    script = new Script(interpreter, runner, options.keepGoing);
    history =
        new History(
            new HistoryFile(home.historyFile(), HISTORY_ENTRIES),
            text -> runner.redaction().history(text),
            streams::note);
    TypedLines typed =
        new TypedLines(history::entries, nextLine, () -> new Editor(programs, variables, streams));
    new Commands(session, home, console, relyingParty, mode == Mode.ONE_SHOT)
        .addTo(
            tree,
            new Commands.Works(runner, interpreter, script, programs, typed),
            practiceOrg,
            serving);
    TutorialCommands.addTo(
        tree,
        () -> classroom(processEnvironment, options, scratchLog),
        home.walkthroughs(),
        console,
        new TutorialCommands.Look(runner::columns, theme));
    options.variables.forEach(variables::set);
    if (options.context != null) {
      session.chooseForRun(options.context);
    }
  }

  Mode mode() {
    return mode;
  }

  CommandTree tree() {
    return tree;
  }

  Session session() {
    return session;
  }

  /** A failure that no command is to blame for, as it may be told. */
  Failure told(Failure failure) {
    return runner.told(failure);
  }

  /** A line beside the answers; while this is put together, nothing is known of secrets yet. */
  private String shown(String line) {
    return runner == null ? line : runner.shown(line);
  }

  /** What a command's parser reads; empty when the command reads its words itself. */
  Optional<CommandSpec> specification(CommandTree.Entry entry) {
    return runner.specification(entry);
  }

  /** The help page of some words. */
  String help(List<String> words) {
    return runner.help(words);
  }

  /** Runs one command whose words the operating system's shell has made ready. */
  int oneShot(List<String> words) {
    heedInterrupts();
    List<String> own = Runner.withoutProgramName(words);
    return interrupts.during(() -> runner.run(new Position(1, 1), own, streams));
  }

  int script(String name, LineSource lines, Streams its) {
    heedInterrupts();
    return interrupts.during(() -> script.run(name, lines, its));
  }

  /** Reports a secret that the text of {@code -c} shows; the exit status then. */
  Optional<Integer> reportSecret(String name, String text) {
    return runner
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

  /** Beside the command, which mostly ends sooner than the handler is in place: it costs 15 ms. */
  private void heedInterrupts() {
    Thread thread = new Thread(() -> InterruptSignal.sendTo(interrupts), "signals");
    thread.setDaemon(true);
    thread.start();
  }

  int check(String name, LineSource lines, Streams its) {
    try {
      return new ScriptCheck(runner).run(name, lines, its);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** How a line can go on, with the kinds of values that features bring along. */
  LineCompletions completions() {
    LiveNames live = new LiveNames(session, clock);
    return new LineCompletions(
        tree,
        runner,
        session,
        live,
        () -> new ValueCompleters(tree, session, live).with("MODE", new FaultNames()));
  }

  /** Runs the loop until the person leaves. */
  int interactive() {
    SessionPrompt prompt = new SessionPrompt(session, clock, theme);
    // What the prompt shows is read while the terminal opens: either takes a third of a start.
    Prefetch state = new Prefetch(prompt::get);
    LineEngine engine = engine(streams);
    Keyboard keyboard = keyboard();
    state.await();
    Loop loop =
        new Loop(
            person(keyboard),
            engine,
            prompt,
            new Loop.Habits(history, blocks()),
            new SaveOrDiscard(session, console));
    for (String name : CrashedClusters.unrecovered(session, home)) {
      streams.say(
          "A crashed session left unsaved changes in '"
              + name
              + "': 'recover' brings them back, 'revert' drops them.");
    }
    String banner = "pachsh - 'help' lists the commands, Ctrl-D leaves.";
    Optional<String> address = addressNote();
    if (address.isPresent()) {
      return loop.run(Lines.of(address.get(), banner));
    }
    return loop.run(isNewHere() ? Lines.of(banner, WELCOME) : Lines.of(banner));
  }

  /** What a session should know from its beginning: that PACHD_ADDRESS says where commands go. */
  Optional<String> addressNote() {
    return session
        .addressAtHand()
        .map(
            address ->
                "PACHD_ADDRESS is set: commands go to "
                    + Sanitiser.quoted(address)
                    + ". To practise instead: config set active-context local");
  }

  /** Says of which logins nobody will know any more, since they stand in no file. */
  void sayLoginsThatEnd() {
    for (String address : session.address().signedIn()) {
      streams.note(
          "the login at %s ends here, for nothing about PACHD_ADDRESS is kept; 'connect %s --alias NAME' makes a context that keeps one"
              .formatted(address, address));
    }
  }

  private boolean isInScript() {
    return runner.inScript();
  }

  /** Whether somebody looks who has never saved anything here and never took a walkthrough. */
  private boolean isNewHere() {
    return watched && !Files.exists(home.contextsFile()) && !Files.exists(home.walkthroughs());
  }

  /** What runs lines on these streams. */
  LineEngine engine(Streams its) {
    return new LineEngine(interpreter, runner, new SyntaxColours(tree, runner), its);
  }

  /** Where lines are typed. Opens the terminal. */
  Keyboard keyboard() {
    return keyboard(completions());
  }

  /** Where lines are typed that go on in these ways. Opens the terminal. */
  Keyboard keyboard(Completions completions) {
    Keyboard keyboard = console.keyboard(engine(streams), completions);
    keyboard.follow(
        new EditingPreferences(
            theme,
            () -> session.setting(Settings.EDITING).equals("vi") ? Keys.VI : Keys.EMACS,
            () -> session.setting(Settings.SUGGESTIONS).equals("on")));
    return keyboard;
  }

  /** Runs what somebody typed or pasted at another prompt than the loop's. */
  Engine.Outcome typed(Input.Line line, Keyboard keyboard, String prompt) {
    return new Inputs(person(keyboard), engine(streams), history, blocks()).run(line, () -> prompt);
  }

  private Loop.Person person(Keyboard keyboard) {
    return new Loop.Person(
        console, keyboard, interrupts, streams.showing(UnaryOperator.identity()));
  }

  private Inputs.Blocks blocks() {
    return new Inputs.Blocks(
        nextLine,
        text -> new Editor(programs, session.variables(), streams).edit(text),
        () -> session.setting(Settings.PASTE).equals("ask"));
  }

  /** Something unexpected ends the session: what was not saved stays to be recovered. */
  void abandon() {
    abandoned = true;
    session.detach();
  }

  @Override
  public void close() {
    try (console) {
      practiceOrg.close();
      try {
        serving.close();
      } finally {
        try {
          if (abandoned) {
            session.detach();
          } else {
            session.discard();
          }
        } finally {
          relyingParty.close();
        }
      }
    }
  }

  /** Notes to a person are broken between words; those of a script go to its log as they are. */
  private Streams notesWrapped(ProcessEnvironment processEnvironment) {
    Streams given = processEnvironment.streams();
    if (mode == Mode.SCRIPT || !processEnvironment.terminals().err()) {
      return given;
    }
    // Flushing at each line is left to it, for a stream that does so flushes parts of lines, too.
    PrintStream notes =
        new PrintStream(
            new WrappedLines(console.betweenLines(given.err()), console::width),
            false,
            StandardCharsets.UTF_8);
    return new Streams(given.in(), given.atTerminal(), given.out(), notes, given.progressStyle());
  }

  private boolean isPaged() {
    return paged && !runner.inScript();
  }

  private Sandbox classroom(
      ProcessEnvironment processEnvironment, Options options, Optional<Path> scratchLog) {
    if (scratchLog.isPresent()) {
      throw new Failure(
          Exit.FAILED,
          "You are in a walkthrough already.",
          "'quit' leaves it; then 'tutorial' begins another one.");
    }
    return TutorialSandbox.open(processEnvironment, session, console, home.logFile(), options);
  }

  private static boolean inlineSecretsAllowed(Options options) {
    boolean onCommandLine = !options.words.isEmpty() || options.commands != null;
    return !onCommandLine || options.insecureInline;
  }
}
