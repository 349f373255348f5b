package io.pachsh.context;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The embedded contexts and the settings: what pachsh's own file said when it was read, which is
 * when one of them is first needed, and what this session has made of it since.
 */
public final class EmbeddedContexts {
  private final ContextStore store;
  private @Nullable Contexts saved;
  private @Nullable Contexts current;

  /** Contexts that are not read yet. */
  public EmbeddedContexts(ContextStore store) {
    this.store = store;
  }

  /** What the file says, with this session's changes. */
  public Contexts now() {
    if (current == null) {
      saved = store.load();
      current = saved;
    }
    return current;
  }

  /** The same, or what there is at first as long as the file was not read. Reads nothing. */
  public Contexts soFar() {
    return current == null ? Contexts.initial() : current;
  }

  public boolean isLoaded() {
    return current != null;
  }

  public void change(Contexts changed) {
    now();
    current = changed;
  }

  public boolean isUnsaved() {
    // Mostly they are the very same, which Objects.equals sees at once.
    return !Objects.equals(current, saved);
  }

  /** Whether saving would change that part. */
  public boolean isUnsaved(Function<Contexts, ?> part) {
    return !part.apply(now()).equals(part.apply(before()));
  }

  /** What saving would write, one line each, without any token. */
  public List<String> pending() {
    return EmbeddedContextChanges.lines(before(), now());
  }

  private Contexts before() {
    return saved == null ? now() : saved;
  }

  /**
   * Writes what this session changed, except what counts on a real cluster's context that pachctl's
   * file does not have yet, or still has: that stays unsaved with it.
   */
  public void save(PachctlContexts real) {
    if (current != null && saved != null && !current.equals(saved)) {
      Contexts written = real.written(saved, current);
      Contexts merged = store.save(saved, written);
      current = ContextMerge.of(written, current, merged);
      saved = merged;
    }
  }

  /** What the file says now, without this session's changes. */
  public Contexts stored() {
    return store.load();
  }

  /** Forgets this session's changes and goes on from what the file says. */
  public void goOnFrom(Contexts stored) {
    saved = stored;
    current = stored;
  }
}
