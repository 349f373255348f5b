package io.pachsh;

import io.pachsh.cli.builtin.TypedLines;
import io.pachsh.cli.idp.SecretKeys;
import io.pachsh.cli.idp.setup.PresetNames;
import io.pachsh.cli.okta.OktaConnections;
import io.pachsh.cli.okta.OktaNames;
import io.pachsh.cli.rehearsal.FaultNames;
import io.pachsh.cli.session.CrashedClusters;
import io.pachsh.completion.LineCompletions;
import io.pachsh.completion.LiveNames;
import io.pachsh.completion.ValueCompleters;
import io.pachsh.console.Completions;
import io.pachsh.console.Console;
import io.pachsh.console.EditingPreferences;
import io.pachsh.console.Input;
import io.pachsh.console.Interrupts;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Keys;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.context.Home;
import io.pachsh.outside.Lines;
import io.pachsh.session.NextLine;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import io.pachsh.shell.Engine;
import io.pachsh.shell.History;
import io.pachsh.shell.HistoryFile;
import io.pachsh.shell.Inputs;
import io.pachsh.shell.LeaveQuestion;
import io.pachsh.shell.LineEngine;
import io.pachsh.shell.Loop;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The person at the prompt: what is typed, how it goes on, and what is kept of it. */
final class InteractiveConsole {
  private static final int HISTORY_ENTRIES = 10_000;
  private static final String WELCOME = "New here? 'tutorial first-steps' shows you around.";

  private final Session session;
  private final Home home;
  private final LineConsole console;
  private final Interrupts interrupts;
  private final LineExecution execution;
  private final Streams streams;
  private final Supplier<Theme> theme;
  private final boolean watched;
  private final Clock clock;
  private final OktaConnections okta;
  private final History history;
  private final NextLine nextLine = new NextLine();

  /** {@code watched} says whether somebody looks at what is printed. */
  InteractiveConsole(
      Session session,
      Home home,
      LineConsole console,
      Interrupts interrupts,
      LineExecution execution,
      Streams streams,
      Supplier<Theme> theme,
      boolean watched,
      Clock clock,
      OktaConnections okta) {
    this.session = session;
    this.home = home;
    this.console = console;
    this.interrupts = interrupts;
    this.execution = execution;
    this.streams = streams;
    this.theme = theme;
    this.watched = watched;
    this.clock = clock;
    this.okta = okta;
    history =
        new History(
            new HistoryFile(home.historyFile(), HISTORY_ENTRIES),
            new History.Retention(
                text -> execution.commands().redaction().history(text),
                text -> execution.commands().redaction().recall(text)),
            streams::note);
  }

  /** What was typed so far, for the commands that show it or bring it back. */
  TypedLines typedLines() {
    return new TypedLines(history::entries, nextLine, execution::editor);
  }

  /** How a line can go on, with the kinds of values that features bring along. */
  LineCompletions completions() {
    LiveNames live = new LiveNames(session, clock);
    return new LineCompletions(execution.commands(), session, live, () -> completers(live));
  }

  private ValueCompleters completers(LiveNames live) {
    OktaNames names = new OktaNames(session, okta, clock);
    ValueCompleters completers =
        new ValueCompleters(execution.tree(), session, live)
            .with("KEY", new SecretKeys())
            .with("MODE", new FaultNames())
            .with("PRESET", new PresetNames())
            .with("APP", names.apps())
            .with("ASSIGNEE", names.assignees())
            .with("FILTER", OktaNames.filters())
            .awaiting(names::await);
    return completers.replacing("PRINCIPAL", names::besides).with("ORG", OktaNames.orgs(session));
  }

  /** Runs the loop until the person leaves. */
  int run(Optional<String> addressNote) {
    SessionPrompt prompt = new SessionPrompt(session, clock, theme);
    // What the prompt shows is read while the terminal opens: either takes a third of a start.
    Prefetch state = new Prefetch(prompt::get);
    LineEngine engine = execution.engine(streams);
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
    if (addressNote.isPresent()) {
      return loop.run(Lines.of(addressNote.get(), banner));
    }
    return loop.run(isNewHere() ? Lines.of(banner, WELCOME) : Lines.of(banner));
  }

  /** Whether somebody looks who has never saved anything here and never took a walkthrough. */
  private boolean isNewHere() {
    return watched && !Files.exists(home.contextsFile()) && !Files.exists(home.walkthroughs());
  }

  /** Where lines are typed. Opens the terminal. */
  Keyboard keyboard() {
    return keyboard(completions());
  }

  /** Where lines are typed that go on in these ways. Opens the terminal. */
  Keyboard keyboard(Completions completions) {
    Keyboard keyboard = console.keyboard(execution.engine(streams), completions);
    keyboard.follow(
        new EditingPreferences(
            theme,
            () -> session.setting(Settings.EDITING).equals("vi") ? Keys.VI : Keys.EMACS,
            () -> session.setting(Settings.SUGGESTIONS).equals("on")));
    return keyboard;
  }

  /** Runs what somebody typed or pasted at another prompt than the loop's. */
  Engine.Outcome typed(Input.Line line, Keyboard keyboard, String prompt) {
    return new Inputs(person(keyboard), execution.engine(streams), history, blocks())
        .run(line, () -> prompt);
  }

  private Loop.Person person(Keyboard keyboard) {
    return new Loop.Person(
        console, keyboard, interrupts, streams.showing(UnaryOperator.identity()));
  }

  private Inputs.Blocks blocks() {
    return new Inputs.Blocks(
        nextLine,
        text -> execution.editor().edit(text),
        () -> session.setting(Settings.PASTE).equals("ask"));
  }

  /**
   * Something done in the background because it will be wanted in a moment, such as reading the
   * cluster while the terminal opens. Nothing else may touch what it touches until {@link #await}.
   */
  private static final class Prefetch {
    private final Thread thread;

    /** Begins; a failure is left to be met again by whoever does the same in earnest. */
    Prefetch(Runnable work) {
      thread = new Thread(() -> attempt(work), "beforehand");
      thread.setDaemon(true);
      thread.start();
    }

    /** Waits for the end; gives up waiting when interrupted, which stays set. */
    void await() {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static void attempt(Runnable work) {
      try {
        work.run();
      } catch (RuntimeException e) {
        // Met again, and shown, when the same is done in earnest.
      }
    }
  }

  /** The question before leaving with unsaved changes. */
  private record SaveOrDiscard(Session session, Console console) implements LeaveQuestion {
    @Override
    public boolean mayLeave() {
      if (!session.isUnsaved()) {
        return true;
      }
      int count = session.pending().size();
      String question =
          count == 1 ? "There is 1 unsaved change." : "There are " + count + " unsaved changes.";
      String answer = console.choose(question, List.of("save", "discard", "stay"));
      if (answer.equals("save")) {
        session.save();
      }
      return !answer.equals("stay");
    }
  }
}
