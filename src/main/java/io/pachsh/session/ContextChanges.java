package io.pachsh.session;

import io.pachsh.context.Context;
import io.pachsh.context.EmbeddedContexts;
import io.pachsh.context.PachctlContexts;
import io.pachsh.context.Target;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.QuotedWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is done to contexts, where that is possible: making, choosing, protecting, resetting and
 * deleting them.
 */
public final class ContextChanges {
  private final EmbeddedContexts own;
  private final PachctlContexts real;
  private final ContextChoice choice;
  private final OpenClusters clusters;

  ContextChanges(
      EmbeddedContexts own, PachctlContexts real, ContextChoice choice, OpenClusters clusters) {
    this.own = own;
    this.real = real;
    this.choice = choice;
    this.clusters = clusters;
  }

  /** Says whether a slip on that context costs much. */
  public void protect(String name, boolean wanted) {
    Context context = choice.named(name);
    own.change(
        context.target() instanceof Target.Real target
            ? own.now().withProtectedEntry(target.entry(), wanted)
            : own.now().with(context.withProtection(wanted)));
  }

  /**
   * Makes a context the active one, for pachctl too if it knows it. The address that PACHD_ADDRESS
   * says is none that could be kept: choosing it goes back to where the session began.
   */
  public void activate(String name) {
    Context context = choice.named(name);
    boolean isKept = !(context.target() instanceof Target.Addressed);
    choice.chooseActive(isKept);
    if (!isKept) {
      return;
    }
    if (context.target() instanceof Target.Real target) {
      real.change(real.config().withActive(target.entry()));
    }
    own.change(own.now().withActive(context.name()));
  }

  /** Makes a new embedded context. */
  public void create(String name) {
    requireNew(name);
    Context context = new Context(name, Optional.empty());
    clusters.embedded(name).note(ContextNote.of(Optional.empty()));
    own.change(own.now().with(context));
  }

  /**
   * Makes a context's embedded cluster brand-new and signs the session out of it; returns the new
   * names of unreadable files that were put aside.
   */
  public List<Path> reset(String name) {
    Context context = requireEmbedded(name);
    List<Path> aside = clusters.embedded(name).reset();
    clusters.embedded(name).note(ContextNote.of(Optional.empty()));
    own.change(own.now().with(context.withToken(Optional.empty())));
    return aside;
  }

  /** Removes a context; an embedded one's cluster is reset when that is saved. */
  public void delete(String name) {
    Context context = choice.named(name);
    requireDeletable(context);
    if (context.target() instanceof Target.Real target) {
      real.change(real.config().without(target.entry()));
      own.change(own.now().withProtectedEntry(target.entry(), false));
    } else {
      clusters.embedded(name).reset();
      clusters.embedded(name).note(ContextNote.deleted());
      own.change(own.now().without(name));
    }
  }

  /** Takes over the login that an embedded cluster's recovered note holds. */
  public void adopt(String name) {
    clusters
        .embedded(name)
        .latestNote()
        .ifPresent(note -> own.change(ContextNote.applied(note, name, own.now())));
  }

  /** Fails when there is a context of that name. */
  private void requireNew(String name) {
    if (choice.names().contains(name)) {
      throw new Failure(
          Exit.FAILED,
          "context '" + name + "' already exists",
          own.now().named(name).isPresent()
              ? "Choose it with 'config set active-context "
                  + QuotedWord.within(name)
                  + "', or begin it afresh with 'config reset context "
                  + QuotedWord.within(name)
                  + "'."
              : "It is a real cluster's, in pachctl's configuration file: choose another name.");
    }
  }

  /** The embedded context of that name; fails when it is a real cluster's. */
  public Context requireEmbedded(String name) {
    Context context = choice.named(name);
    requireKept(context);
    if (!context.isEmbedded()) {
      throw new Failure(
          Exit.FAILED,
          "'" + name + "' is a real cluster, and only embedded ones can be made brand-new.",
          "'config delete context "
              + QuotedWord.within(name)
              + "' forgets the context and leaves the cluster alone.");
    }
    return context;
  }

  /** Fails when it is where PACHD_ADDRESS leads, of which nothing is kept. */
  public void requireKept(Context context) {
    if (context.target() instanceof Target.Addressed) {
      throw new Failure(
          Exit.FAILED,
          "'" + context.name() + "' is where PACHD_ADDRESS leads; nothing about it is kept.",
          "'unset PACHD_ADDRESS' forgets the address; 'connect ADDRESS --alias NAME' makes a"
              + " context of it.");
    }
  }

  /** Fails when something still acts on it. */
  private void requireDeletable(Context context) {
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
    if (name.equals(own.now().active())) {
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
