package io.pachsh;

import io.pachsh.command.OpenOutput;
import io.pachsh.command.Outlet;
import io.pachsh.command.PagedOutput;
import io.pachsh.command.Pager;
import io.pachsh.command.Programs;
import io.pachsh.command.Session;
import io.pachsh.command.Settings;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Streams;
import java.io.PrintStream;

/** Where answers go: a long one on the screen of a person is shown page by page. */
record Pages(LineConsole console, Streams streams, Session session, Programs programs) {
  /**
   * Where an answer goes that was meant for a stream.
   *
   * @param wanted whether a person looks at it as it comes
   */
  Outlet outlet(PrintStream out, boolean wanted) {
    if (!wanted || out != streams.out() || !session.setting(Settings.PAGER).equals("on")) {
      return new OpenOutput(out);
    }
    return new PagedOutput(
        out,
        new Pager(programs, session.variables(), streams),
        new PagedOutput.Size(console.width(), console.height()));
  }
}
