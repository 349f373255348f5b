package io.pachsh;

import io.pachsh.access.Cluster;
import io.pachsh.access.SavedCluster;
import io.pachsh.command.Clusters;
import io.pachsh.config.Endpoint;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The clusters behind contexts: embedded ones, and real ones over the wire.
 *
 * @param embeddedOnes opens the embedded cluster of a name
 */
record ClusterOpener(Function<String, SavedCluster> embeddedOnes) implements Clusters {
  @Override
  public SavedCluster embedded(String name) {
    return embeddedOnes.apply(name);
  }

  @Override
  public Cluster real(String context, Endpoint endpoint, Consumer<String> learned) {
    throw new Failure(
        Exit.UNREACHABLE,
        "'"
            + context
            + "' is a real cluster, at "
            + endpoint.address().text()
            + ", and this pachsh cannot speak to it yet.",
        "'!pachctl …' runs pachctl's own commands there.");
  }
}
