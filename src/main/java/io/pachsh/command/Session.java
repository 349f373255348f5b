package io.pachsh.command;

import io.pachsh.access.Caller;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.SavedCluster;
import io.pachsh.access.ServedCluster;
import io.pachsh.context.Context;
import io.pachsh.context.ContextStore;
import io.pachsh.context.Contexts;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import io.pachsh.spelling.Spelling;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the shell knows, in memory until it is saved: contexts and the active one, tokens, the
 * embedded clusters behind them, settings and variables.
 */
public final class Session {
  private final ContextStore store;
  private final Function<String, SavedCluster> opener;
  private final Variables variables;
  private final Map<String, SavedCluster> clusters = new LinkedHashMap<>();
  private final WorkingDirectory directory;
  private @Nullable Contexts saved;
  private @Nullable Contexts contexts;

  /** Contexts chosen instead of the active one, for the run and for its lines, latest first. */
  private final Deque<String> chosen = new ArrayDeque<>();

  /**
   * A session on saved contexts; nothing is read before it is needed.
   *
   * @param opener makes the embedded cluster of a context's name
   */
  public Session(
      ContextStore store,
      Function<String, SavedCluster> opener,
      Variables variables,
      WorkingDirectory directory) {
    this.store = store;
    this.opener = opener;
    this.variables = variables;
    this.directory = directory;
  }

  public Variables variables() {
    return variables;
  }

  public WorkingDirectory directory() {
    return directory;
  }

  public Contexts contexts() {
    if (contexts == null) {
      saved = store.load();
      contexts = saved;
    }
    return contexts;
  }

  /** Whether contexts and settings were read yet. */
  public boolean contextsLoaded() {
    return contexts != null;
  }

  /** A setting's value; what it is at first, as long as contexts and settings were not read. */
  public String setting(Settings setting) {
    return setting.value(contexts == null ? Contexts.initial() : contexts);
  }

  /** Replaces contexts and settings in memory. */
  public void setContexts(Contexts changed) {
    contexts();
    contexts = changed;
  }

  /** The context that commands act on: the one chosen for this run or line, else the active one. */
  public Context context() {
    return require(chosen.isEmpty() ? contexts().active() : chosen.getFirst());
  }

  /** The context of that name; fails with what is close to it when there is none. */
  public Context named(String name) {
    return require(name);
  }

  /** Lets commands act on another context than before, until {@link #unchoose}. */
  public void choose(String context) {
    chosen.push(require(context).name());
  }

  /** Lets commands act on the same context as before the last {@link #choose}. */
  public void unchoose() {
    chosen.pop();
  }

  public SavedCluster cluster() {
    return cluster(context().name());
  }

  /** The embedded cluster of a context, opened when first asked for. */
  public SavedCluster cluster(String context) {
    return clusters.computeIfAbsent(context, opener);
  }

  /** The operations of the context's cluster as whoever the session is signed in as. */
  public Caller caller() {
    return cluster().as(context().token());
  }

  /** Keeps a token for the context at hand: in memory, and in its cluster's journal. */
  public void keepToken(Optional<Secret> token) {
    Context context = context();
    cluster().note(ContextNote.of(token));
    setContexts(contexts().with(context.withToken(token)));
    if (isServed(cluster())) {
      // What happens there is saved at once; without the token nobody could go on with it.
      saveContexts();
    }
  }

  private static boolean isServed(SavedCluster cluster) {
    return cluster instanceof ServedCluster served && served.isAutosaved();
  }

  /** Says whether a slip on that context costs much. */
  public void protect(String name, boolean wanted) {
    setContexts(contexts().with(require(name).withProtection(wanted)));
  }

  /** Makes a context the active one. */
  public void activate(String name) {
    setContexts(contexts().withActive(require(name).name()));
  }

  /** Makes a new embedded context. */
  public void create(String name) {
    Context context = new Context(name, Optional.empty());
    if (contexts().named(name).isPresent()) {
      throw new Failure(
          Exit.FAILED,
          "context '" + name + "' already exists",
          "Choose it with 'config set active-context "
              + name
              + "', or begin it afresh with 'config reset context "
              + name
              + "'.");
    }
    cluster(name).note(ContextNote.of(Optional.empty()));
    setContexts(contexts().with(context));
  }

  /**
   * Makes a context's cluster brand-new and signs the session out of it; returns the new names of
   * unreadable files that were put aside.
   */
  public List<Path> reset(String name) {
    Context context = require(name);
    List<Path> aside = cluster(name).reset();
    cluster(name).note(ContextNote.of(Optional.empty()));
    setContexts(contexts().with(context.withToken(Optional.empty())));
    return aside;
  }

  /** Removes a context; its cluster is reset when that is saved. */
  public void delete(String name) {
    if (require(name).name().equals(Context.LOCAL)) {
      throw new Failure(
          Exit.FAILED,
          "the context 'local' always exists",
          "'config reset context local' makes it brand-new.");
    }
    if (chosen.contains(name)) {
      throw new Failure(
          Exit.FAILED,
          "cannot delete the context that --context chose",
          "Leave '--context " + name + "' out.");
    }
    if (name.equals(contexts().active())) {
      throw new Failure(
          Exit.FAILED,
          "cannot delete an active context",
          "Choose another one first: 'config set active-context local'.");
    }
    cluster(name).reset();
    cluster(name).note(ContextNote.deleted());
    setContexts(contexts().without(name));
  }

  /** What saving would write, one line each. */
  public List<String> pending() {
    List<String> lines = new ArrayList<>();
    clusters.forEach(
        (name, cluster) -> cluster.pending().forEach(line -> lines.add(name + ": " + line)));
    Contexts before = saved == null ? contexts() : saved;
    lines.addAll(ContextChanges.lines(before, contexts()));
    return lines;
  }

  public boolean isUnsaved() {
    // Mostly they are the very same, which Objects.equals sees at once.
    if (!Objects.equals(contexts, saved)) {
      return true;
    }
    for (SavedCluster cluster : clusters.values()) {
      if (cluster.isUnsaved()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes contexts and settings, then embedded clusters; fails naming what remains unsaved. In
   * this order a kill in between loses nothing: the journals are still there.
   */
  public void save() {
    saveContexts();
    forEach(
        cluster -> {
          if (cluster.isUnsaved()) {
            cluster.save();
          }
        },
        "Not everything was saved",
        "What is not on disk is still in this session: mend the cause and 'save' again.");
  }

  private void saveContexts() {
    if (contexts != null && saved != null && !contexts.equals(saved)) {
      saved = store.save(saved, contexts);
      contexts = saved;
    }
  }

  /**
   * Forgets what was not saved; nothing, when what was saved cannot be read. Returns the new names
   * of unreadable files put aside.
   *
   * @throws RefusedException {@link Refusal.Served} while this session serves a cluster
   */
  public List<Path> revert() {
    clusters.forEach(
        (name, cluster) -> {
          if (isServed(cluster)) {
            throw new RefusedException(new Refusal.Served(name));
          }
        });
    saved = store.load();
    contexts = saved;
    List<Path> aside = new ArrayList<>();
    forEach(
        cluster -> aside.addAll(cluster.revert()),
        "Not everything was forgotten",
        "'status' shows what is left: mend the cause and 'revert' again.");
    return aside;
  }

  /** Takes over the login that a cluster's recovered note holds. */
  public void adopt(String name) {
    cluster(name)
        .latestNote()
        .ifPresent(note -> setContexts(ContextNote.applied(note, name, contexts())));
  }

  /** Ends in order: what was not saved is forgotten, and nothing is left to recover. */
  public void discard() {
    forEach(
        SavedCluster::close,
        "Not everything unsaved was dropped",
        "The next session finds it: 'revert' drops it then.");
  }

  /** Ends in haste, as a signal makes it: what was not saved stays to be recovered. */
  public void detach() {
    clusters.values().forEach(SavedCluster::detach);
  }

  /** Works on every cluster, whichever fails, and fails in the end if one did. */
  private void forEach(Consumer<SavedCluster> work, String sentence, String hint) {
    List<String> failures = new ArrayList<>();
    for (SavedCluster cluster : clusters.values()) {
      try {
        work.accept(cluster);
      } catch (RefusedException e) {
        failures.add(full(e.refusal().sentence()));
      } catch (Failure e) {
        failures.add(full(e.sentence()));
      }
    }
    if (!failures.isEmpty()) {
      throw new Failure(Exit.FAILED, sentence + ": " + String.join(" ", failures), hint);
    }
  }

  private static String full(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private Context require(String name) {
    return contexts().named(name).orElseThrow(() -> unknown(name));
  }

  private Failure unknown(String name) {
    List<String> near = Spelling.near(name, contexts().byName().keySet());
    return new Failure(
        Exit.FAILED,
        "context does not exist: " + name,
        near.isEmpty()
            ? "'config list context' shows them; 'config set context NAME --embedded' makes one."
            : "Did you mean '" + near.get(0) + "'?");
  }
}
