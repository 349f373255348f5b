package io.pachsh;

import io.pachsh.console.Console;
import io.pachsh.session.Session;
import io.pachsh.shell.LeaveQuestion;
import java.util.List;

/** The question before leaving with unsaved changes. */
record SaveOrDiscard(Session session, Console console) implements LeaveQuestion {
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
