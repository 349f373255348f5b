package io.pachsh.session;

import io.pachsh.context.Context;
import io.pachsh.context.Contexts;
import io.pachsh.context.PachctlContexts;
import io.pachsh.context.Target;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;

/** What cannot be done to a context, and what can be done instead. */
final class ContextRules {
  private ContextRules() {}

  /** Fails when there is a context of that name. */
  static void requireNew(String name, ContextChoice choice, Contexts contexts) {
    if (choice.names().contains(name)) {
      throw new Failure(
          Exit.FAILED,
          "context '" + name + "' already exists",
          contexts.named(name).isPresent()
              ? "Choose it with 'config set active-context "
                  + name
                  + "', or begin it afresh with 'config reset context "
                  + name
                  + "'."
              : "It is a real cluster's, in pachctl's configuration file: choose another name.");
    }
  }

  /** Fails when it is a real cluster's, which nobody can make brand-new. */
  static void requireEmbedded(Context context) {
    requireKept(context);
    if (!context.isEmbedded()) {
      String name = context.name();
      throw new Failure(
          Exit.FAILED,
          "'" + name + "' is a real cluster, and only embedded ones can be made brand-new.",
          "'config delete context " + name + "' forgets the context and leaves the cluster alone.");
    }
  }

  /** Fails when it is where PACHD_ADDRESS leads, of which nothing is kept. */
  static void requireKept(Context context) {
    if (context.target() instanceof Target.Addressed) {
      throw new Failure(
          Exit.FAILED,
          "'" + context.name() + "' is where PACHD_ADDRESS leads; nothing about it is kept.",
          "'unset PACHD_ADDRESS' forgets the address; 'connect ADDRESS --alias NAME' makes a"
              + " context of it.");
    }
  }

  /** Fails when something still acts on it. */
  static void requireDeletable(
      Context context, Contexts contexts, PachctlContexts real, ContextChoice choice) {
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
