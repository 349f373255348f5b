package io.pachsh.command;

import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.config.ConfigFile;
import io.pachsh.config.ConfigLocation;
import io.pachsh.config.ResolvedAddress;
import io.pachsh.context.Context;
import io.pachsh.context.ContextStore;
import io.pachsh.context.EmbeddedContexts;
import io.pachsh.context.PachctlContexts;
import io.pachsh.session.Clusters;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Sessions whose files lie in one directory, and whose clusters a test makes. */
public final class TestSession {
  private TestSession() {}

  /** A session with embedded clusters, and with contexts of real ones that nobody answers for. */
  public static Session of(
      Path home, Function<String, SavedCluster> embedded, Variables variables) {
    return of(
        home,
        new Clusters() {
          @Override
          public SavedCluster embedded(String name) {
            return embedded.apply(name);
          }

          @Override
          public Cluster real(Context context, ResolvedAddress resolved, Consumer<String> learned) {
            throw new UnsupportedOperationException(context.name());
          }
        },
        variables);
  }

  static Session of(Path home, Clusters clusters, Variables variables) {
    Map<String, String> named = Map.of("PACH_CONFIG", home.resolve("pachctl.json").toString());
    return new Session(
        new EmbeddedContexts(new ContextStore(home.resolve("contexts.json"))),
        new PachctlContexts(
            new ConfigFile(() -> ConfigLocation.from(named), home.resolve("locks"), note -> {}),
            variables::exported),
        clusters,
        variables,
        new WorkingDirectory(home, variables));
  }
}
