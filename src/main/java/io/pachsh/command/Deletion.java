package io.pachsh.command;

import io.pachsh.context.Context;
import io.pachsh.context.Contexts;
import io.pachsh.context.RealContexts;
import io.pachsh.context.Target;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;

/** Which contexts cannot be deleted: those that something still acts on. */
final class Deletion {
  private Deletion() {}

  static void require(Context context, Contexts contexts, RealContexts real, ContextChoice choice) {
    String name = context.name();
    if (name.equals(Context.LOCAL)) {
      throw new Failure(
          Exit.FAILED,
          "the context 'local' always exists",
          "'config reset context local' makes it brand-new.");
    }
    if (choice.isChosen(name)) {
      throw new Failure(
          Exit.FAILED,
          "cannot delete the context that --context chose",
          "Leave '--context " + name + "' out.");
    }
    if (name.equals(contexts.active())) {
      throw new Failure(
          Exit.FAILED,
          "cannot delete an active context",
          "Choose another one first: 'config set active-context local'.");
    }
    if (context.target() instanceof Target.Real target
        && real.config().active().filter(target.entry()::equals).isPresent()) {
      throw new Failure(
          Exit.FAILED,
          "cannot delete an active context",
          "It is pachctl's active one: 'config set active-context' with another real cluster's"
              + " changes that.");
    }
  }
}
