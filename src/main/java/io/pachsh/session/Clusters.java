package io.pachsh.session;

import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.config.ResolvedAddress;
import io.pachsh.context.Context;
import java.util.function.Consumer;

/** Opens the clusters behind contexts. */
public interface Clusters {
  /** The embedded cluster of that context's name. */
  SavedCluster embedded(String name);

  /**
   * A real cluster; contacts it only when it is asked something. One that is {@link AutoCloseable}
   * is closed when the session ends or its context points elsewhere.
   *
   * @param context the context that leads there
   * @param learned takes the deployment id of a cluster whose destination has none yet, when it
   *     first tells it; from any thread
   */
  Cluster real(Context context, ResolvedAddress resolved, Consumer<String> learned);
}
