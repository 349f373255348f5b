package io.pachsh;

import io.pachsh.access.RefusedException;
import io.pachsh.command.Session;
import io.pachsh.failure.Failure;
import io.pachsh.shell.PromptState;
import java.util.function.Supplier;

/** What the prompt says about a session. */
record SessionPrompt(Session session) implements Supplier<PromptState> {
  @Override
  public PromptState get() {
    return new PromptState(session.context().name(), identity(), session.isUnsaved());
  }

  private String identity() {
    if (session.context().token().isEmpty()) {
      return "";
    }
    try {
      return session.caller().whoAmI().principal().text();
    } catch (RefusedException e) {
      return "(signed out)";
    } catch (Failure e) {
      return "(unreadable)";
    }
  }
}
