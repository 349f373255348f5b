package io.pachsh.completion;

import io.pachsh.cluster.Cluster;
import io.pachsh.context.Context;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  /** Of its time, fetching takes a fifth at most: a large cluster is not asked for every line. */
  private static final int REST = 4;

  private record Known(Optional<Secret> token, ClusterNames names, Instant fresh) {}

  private final Session session;
  private final Clock clock;
  private final Background background = new Background();
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private @Nullable String active;

  public LiveNames(Session session, Clock clock) {
    this.session = session;
    this.clock = clock;
  }

  /** Fetches the names of the context at hand; returns at once. */
  void refresh() {
    Context context = session.context();
    if (!context.name().equals(active)) {
      known.clear();
      active = context.name();
    }
    if (latest(context).filter(latest -> clock.instant().isBefore(latest.fresh())).isEmpty()) {
      // What is under way may have asked before the last line changed something.
      background.runAgain(context, fetching(context));
    }
  }

  /** What is known of a context's cluster; of the one at hand when no context is named. */
  ClusterNames of(Optional<String> name) {
    Optional<Context> context =
        name.isEmpty() ? Optional.of(session.context()) : session.find(name.orElseThrow());
    return context.map(this::of).orElse(ClusterNames.NONE);
  }

  private ClusterNames of(Context context) {
    Optional<Known> latest = latest(context);
    if (latest.isEmpty()) {
      background.run(context, fetching(context));
    }
    return latest.map(Known::names).orElse(ClusterNames.NONE);
  }

  /** What was last heard by the same login. */
  private Optional<Known> latest(Context context) {
    return Optional.ofNullable(known.get(context.name()))
        .filter(latest -> latest.token().equals(context.token()));
  }

  /** The session belongs to the keyboard's thread: what the other needs is taken from it here. */
  private Runnable fetching(Context context) {
    Cluster cluster = session.cluster(context.name());
    return () -> {
      Instant begun = clock.instant();
      ClusterNames names = ClusterNames.ask(cluster.as(context.token()));
      Instant done = clock.instant();
      Instant fresh = done.plus(Duration.between(begun, done).multipliedBy(REST));
      known.put(context.name(), new Known(context.token(), names, fresh));
    };
  }

  /** Waits until everything that was begun is there. */
  void await() {
    background.await();
  }
}
