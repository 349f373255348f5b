package io.pachsh;

import io.pachsh.console.LineConsole;
import io.pachsh.console.Streams;
import io.pachsh.program.Programs;
import io.pachsh.screen.AnswerSink;
import io.pachsh.screen.GuardedOutput;
import io.pachsh.screen.PagedOutput;
import io.pachsh.screen.Pager;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import java.io.PrintStream;

/** Where answers go: a long one on the screen of a person is shown page by page. */
record PagedAnswers(LineConsole console, Streams streams, Session session, Programs programs) {
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
