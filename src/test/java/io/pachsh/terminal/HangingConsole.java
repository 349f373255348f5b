package io.pachsh.terminal;

import io.pachsh.cli.auth.access.AdministrationCommands;
import io.pachsh.command.CommandTree;
import io.pachsh.command.TestSession;
import io.pachsh.completion.LineCompletions;
import io.pachsh.completion.LiveNames;
import io.pachsh.completion.SlowCluster;
import io.pachsh.completion.ValueCompleters;
import io.pachsh.console.Input;
import io.pachsh.console.Interrupts;
import io.pachsh.console.JLineConsole;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Syntax;
import io.pachsh.console.Terminals;
import io.pachsh.console.Theme;
import io.pachsh.embedded.state.LargeCluster;
import io.pachsh.interpreter.Runner;
import io.pachsh.output.Format;
import io.pachsh.screen.GuardedOutput;
import io.pachsh.screen.Presentation;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A program that reads lines with the real completion on a cluster that never answers. */
public final class HangingConsole {
  private HangingConsole() {}

  /** Takes an empty directory. */
  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    SlowCluster hanging =
        new SlowCluster(LargeCluster.save(directory, LargeCluster.SMALL, false).cluster());
    Variables variables = new Variables(Map.of());
    Session session = TestSession.of(directory, name -> hanging, variables);
    CommandTree tree = new CommandTree();
    Runner runner =
        new Runner(
            tree,
            session,
            new Presentation(
                Presentation.Mode.INTERACTIVE,
                Format.TABLE,
                () -> Theme.PLAIN,
                new Presentation.Screen(() -> 80, false, out -> true),
                GuardedOutput::new,
                text -> true,
                bug -> ""));
    LiveNames live = new LiveNames(session, Clock.systemUTC());
    try (JLineConsole console = new JLineConsole(Terminals.ofThisProcess(), new Interrupts())) {
      AdministrationCommands.addTo(
          tree, session, console, Clock.systemUTC(), java.time.ZoneId::systemDefault);
      Keyboard keyboard =
          console.keyboard(
              text -> new Syntax.Result.Complete(),
              new LineCompletions(
                  runner.commands(),
                  session,
                  live,
                  () -> new ValueCompleters(tree, session, live)));
      while (keyboard.readLine("> ") instanceof Input.Line line) {
        System.out.println("read " + line.text());
      }
    }
  }
}
