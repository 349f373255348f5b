package io.pachsh.completion;

import io.pachsh.access.Cluster;
import io.pachsh.command.Session;
import io.pachsh.context.Context;
import io.pachsh.secret.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of each context's cluster, as they were a moment ago. They are fetched anew beside the
 * keyboard whenever somebody begins to type a line, since the line before may have changed them;
 * until they arrive, the old ones stand. Those of another login, or from before another context was
 * chosen, are never shown.
 */
public final class LiveNames {
  private record Known(Optional<Secret> token, ClusterNames names) {}

  private final Session session;
  private final Background background = new Background();
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private @Nullable String active;

  public LiveNames(Session session) {
    this.session = session;
  }

  /** Fetches the names of the context at hand; returns at once. */
  void refresh() {
    Context context = session.context();
    if (!context.name().equals(active)) {
      known.clear();
      active = context.name();
    }
    fetch(context);
  }

  /** What is known of a context's cluster; of the one at hand when no context is named. */
  ClusterNames of(Optional<String> name) {
    Optional<Context> context =
        name.isEmpty()
            ? Optional.of(session.context())
            : session.contexts().named(name.orElseThrow());
    return context.map(this::of).orElse(ClusterNames.NONE);
  }

  private ClusterNames of(Context context) {
    Known latest = known.get(context.name());
    if (latest != null && latest.token().equals(context.token())) {
      return latest.names();
    }
    fetch(context);
    return ClusterNames.NONE;
  }

  /** The session belongs to the keyboard's thread: what the other needs is taken from it here. */
  private void fetch(Context context) {
    Cluster cluster = session.cluster(context.name());
    background.run(
        context,
        () -> {
          ClusterNames names = ClusterNames.ask(cluster.as(context.token()));
          known.put(context.name(), new Known(context.token(), names));
        });
  }

  /** Waits until everything that was begun is there. */
  void await() throws InterruptedException {
    background.await();
  }
}
