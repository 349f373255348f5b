package io.pachsh.terminal;

import io.pachsh.cli.auth.access.AdministrationCommands;
import io.pachsh.command.CommandTree;
import io.pachsh.command.OpenOutput;
import io.pachsh.command.Presentation;
import io.pachsh.command.Runner;
import io.pachsh.command.Session;
import io.pachsh.command.TestSession;
import io.pachsh.command.Variables;
import io.pachsh.completion.Kinds;
import io.pachsh.completion.LineCompletions;
import io.pachsh.completion.LiveNames;
import io.pachsh.completion.SlowCluster;
import io.pachsh.console.Input;
import io.pachsh.console.Interrupts;
import io.pachsh.console.JLineConsole;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Syntax;
import io.pachsh.console.Terminals;
import io.pachsh.console.Theme;
import io.pachsh.embedded.LargeCluster;
import io.pachsh.output.Format;
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
                new Presentation.Screen(() -> 80, false),
                OpenOutput::new,
                false,
                bug -> ""));
    LiveNames live = new LiveNames(session, Clock.systemUTC());
    try (JLineConsole console = new JLineConsole(Terminals.ofThisProcess(), new Interrupts())) {
      AdministrationCommands.addTo(tree, session, console, Clock.systemUTC());
      Keyboard keyboard =
          console.keyboard(
              text -> new Syntax.Result.Complete(),
              new LineCompletions(
                  tree, runner, session, live, () -> new Kinds(tree, session, live)));
      while (keyboard.readLine("> ") instanceof Input.Line line) {
        System.out.println("read " + line.text());
      }
    }
  }
}
