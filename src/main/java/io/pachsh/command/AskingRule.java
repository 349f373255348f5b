package io.pachsh.command;

import io.pachsh.console.Streams;
import io.pachsh.session.Session;

/**
 * When a command asks before it goes on, and what it does where nobody can be asked. The table of
 * CONTRIBUTING.md says which command has which rule. Every question is answered by yes or no,
 * without a default; on a protected context each wants the context's name instead.
 */
public enum AskingRule {
  /** Much is lost, or it never comes back: asks everywhere, and needs {@code --yes} in scripts. */
  ALWAYS,

  /**
   * pachctl does it unasked: asks at a terminal on a real cluster, where nothing can be undone, and
   * goes on in scripts.
   */
  ON_REAL_CLUSTER,

  /**
   * Asks where it becomes a plan of several changes on a real cluster, and needs {@code --yes} in
   * scripts then.
   */
  PLAN_ON_REAL_CLUSTER,

  /** Asks at a terminal when work that is not saved is lost, and goes on in scripts. */
  UNSAVED_WORK,

  /**
   * Asks at a terminal when the caller gives up administering the cluster, and goes on in scripts.
   */
  OWN_ADMINISTRATION,

  /** Asks on protected contexts alone, and needs {@code --confirm} there in scripts. */
  ON_PROTECTED_CONTEXT;

  /** Whether a command of this rule asks here, when what it is about has come to pass. */
  boolean asks(Session session, Streams streams) {
    return switch (this) {
      case ALWAYS, PLAN_ON_REAL_CLUSTER -> true;
      case ON_REAL_CLUSTER -> streams.atTerminal() && !session.context().isEmbedded();
      case OWN_ADMINISTRATION, UNSAVED_WORK -> streams.atTerminal();
      case ON_PROTECTED_CONTEXT -> false;
    };
  }
}
