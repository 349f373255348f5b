package io.pachsh;

import io.pachsh.cli.okta.OktaConnections;
import io.pachsh.cli.rehearsal.PracticeOrg;
import io.pachsh.cli.serve.Serving;
import io.pachsh.cli.tutorial.Sandbox;
import io.pachsh.cli.tutorial.TutorialCommands;
import io.pachsh.console.InterruptSignal;
import io.pachsh.console.Interrupts;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.console.Theme;
import io.pachsh.context.Home;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.PortForwards;
import io.pachsh.language.LineSource;
import io.pachsh.network.Network;
import io.pachsh.output.WrappedLines;
import io.pachsh.outside.Sanitiser;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything put together for one run. Closing it is an orderly end, unless it was abandoned. */
final class Application implements AutoCloseable {
  private final Mode mode;
  private final Streams streams;
  private final Home home;
  private final Session session;
  private final Interrupts interrupts = new Interrupts();
  private final LineExecution execution;
  private final InteractiveConsole prompt;
  private final LineConsole console;
  private final PracticeOrg practiceOrg;
  private final LazyRelyingParty relyingParty;
  private final LazyIdentityHost identityServices;
  private final KubeClients kubernetes;
  private final PortForwards forwards = new PortForwards();
  private final Serving serving;
  private final Clock clock = Clock.systemUTC();
  private Supplier<Theme> theme = () -> Theme.PLAIN;
  private boolean abandoned;

  /** Opens what a walkthrough runs in, for a session and the person at its console. */
  interface SandboxOpener {
    Sandbox open(
        ProcessEnvironment process,
        Session session,
        LineConsole console,
        Path log,
        Options options);
  }

  Application(Options options, Mode mode, ProcessEnvironment process, SandboxOpener sandboxes) {
    this(options, mode, process, sandboxes, Optional.empty());
  }

  /**
   * What a walkthrough runs in: its session is never saved, and it has no walkthroughs itself.
   *
   * @param log where bugs are kept, since its own home is thrown away
   */
  static Application scratch(Options options, ProcessEnvironment process, Path log) {
    SandboxOpener none =
        (outer, session, console, outerLog, outerOptions) -> {
          throw new Failure(
              Exit.FAILED,
              "You are in a walkthrough already.",
              "'quit' leaves it; then 'tutorial' begins another one.");
        };
    Application application =
        new Application(options, Mode.INTERACTIVE, process, none, Optional.of(log));
    application.session.neverSave();
    return application;
  }

  /** {@code log} is where bugs are kept if not in the home. */
  private Application(
      Options options,
      Mode mode,
      ProcessEnvironment process,
      SandboxOpener sandboxes,
      Optional<Path> log) {
    Map<String, String> environment = process.environment();
    Terminals terminals = process.terminals();
    this.mode = mode;
    this.home = Home.from(environment);
    home.requireClosed();
    SecureRandom random = new LazyRandom();
    console = process.console().apply(interrupts);
    streams =
        notesWrapped(process)
            .showing(this::shown)
            .looking(new Streams.Look(mode != Mode.SCRIPT && terminals.err(), () -> theme.get()));
    Variables variables = new Variables(environment);
    WorkingDirectory directory = new WorkingDirectory(process.directory(), variables);
    relyingParty =
        new LazyRelyingParty(
            clock,
            random,
            variables::environment,
            Optional.ofNullable(environment.get("PACHSH_PROVIDER_TIMEOUT"))
                .filter(text -> !text.isEmpty()));
    identityServices =
        new LazyIdentityHost(clock, random, variables::environment, relyingParty::limit);
    kubernetes =
        new KubeClients(
            variables::exported,
            directory::current,
            environment,
            () -> Network.of(variables.environment()),
            clock);
    session =
        new SessionOpener(
                home,
                relyingParty,
                identityServices,
                kubernetes,
                clock,
                random,
                streams::note,
                new FirstChange(console, () -> mode == Mode.INTERACTIVE && !inScript()))
            .open(environment, variables, directory);
    ProcessSecrets.include(session.secrets());
    practiceOrg = new PracticeOrg(home.rehearsal(), clock, random);
    serving = new Serving(clock);
    boolean colour = Colours.wanted(options.color, environment, terminals);
    theme = () -> Colours.theme(colour, environment, session);
    BugLog bugs = new BugLog(new LogFile(log.orElseGet(home::logFile)), clock);
    execution = new LineExecution(options, mode, process, session, console, streams, theme, bugs);
    OktaConnections okta =
        new OktaConnections(
            home.oktaFile(), variables::environment, session.secrets(), clock, random);
    boolean watched = terminals.out() && terminals.err();
    prompt =
        new InteractiveConsole(
            session, home, console, interrupts, execution, streams, theme, watched, clock, okta);
    new Commands(
            session,
            home,
            console,
            theme,
            relyingParty,
            okta,
            kubernetes,
            forwards,
            mode == Mode.ONE_SHOT)
        .addTo(execution, prompt.typedLines(), practiceOrg, serving);
    TutorialCommands.addTo(
        execution.tree(),
        () -> sandboxes.open(process, session, console, home.logFile(), options),
        home.walkthroughs(),
        console,
        new TutorialCommands.Look(execution.runner()::columns, theme));
    options.variables.forEach(variables::set);
    if (options.context != null) {
      session.chooseForRun(options.context);
    }
  }

  Mode mode() {
    return mode;
  }

  /** What runs lines. */
  LineExecution execution() {
    return execution;
  }

  /** Where lines are typed. */
  InteractiveConsole prompt() {
    return prompt;
  }

  Session session() {
    return session;
  }

  /** A line beside the answers; while this is put together, nothing is known of secrets yet. */
  private String shown(String line) {
    return execution == null ? line : execution.runner().shown(line);
  }

  /** Runs one command whose words the operating system's shell has made ready. */
  int oneShot(List<String> words) {
    heedInterrupts();
    return interrupts.during(() -> execution.oneShot(words));
  }

  int script(String name, LineSource lines, Streams its) {
    heedInterrupts();
    return interrupts.during(() -> execution.script().run(name, lines, its));
  }

  /** Beside the command, which mostly ends sooner than the handler is in place: it costs 15 ms. */
  private void heedInterrupts() {
    Thread thread = new Thread(() -> InterruptSignal.sendTo(interrupts), "signals");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs what is typed until the person leaves. */
  int interactive() {
    return prompt.run(addressNote());
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

  /** Whether lines come from a script now; never before this is put together. */
  private boolean inScript() {
    return execution != null && execution.isInScript();
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
          identityServices.close();
          forwards.close();
          kubernetes.close();
        }
      }
    }
  }

  /** Notes to a person are broken between words; those of a script go to its log as they are. */
  private Streams notesWrapped(ProcessEnvironment process) {
    Streams given = process.streams();
    if (mode == Mode.SCRIPT || !process.terminals().err()) {
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
}
