package io.pachsh;

import io.pachsh.cluster.identity.IdentityHost;
import io.pachsh.config.ConfigFile;
import io.pachsh.config.ConfigLocation;
import io.pachsh.context.ContextStore;
import io.pachsh.context.EmbeddedContexts;
import io.pachsh.context.Home;
import io.pachsh.context.PachctlContexts;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.kube.KubeClients;
import io.pachsh.session.Session;
import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a session stands on: the files in its home, pachctl's file, and clusters of both kinds.
 *
 * @param notes shows the person what a file or a cluster wants to be known
 * @param changes is told an address to which PACHD_ADDRESS led, before something is changed there
 */
record SessionOpener(
    Home home,
    LazyRelyingParty relyingParty,
    IdentityHost identityServices,
    KubeClients kubernetes,
    Clock clock,
    SecureRandom random,
    Consumer<String> notes,
    Consumer<String> changes) {
  /**
   * Opens one; nothing is read before it is needed.
   *
   * @param environment what pachsh was started with
   */
  Session open(Map<String, String> environment, Variables variables, WorkingDirectory directory) {
    ConfigFile pachctls =
        new ConfigFile(() -> ConfigLocation.from(environment), home.locks(), notes);
    ClusterOpener clusters =
        new ClusterOpener(
            name ->
                EmbeddedCluster.open(home.cluster(name), name, relyingParty, clock, random)
                    .hostedBy(identityServices)
                    .telling(notes),
            variables,
            kubernetes,
            notes,
            changes,
            relyingParty,
            clock);
    return new Session(
        new EmbeddedContexts(new ContextStore(home.contextsFile())),
        new PachctlContexts(pachctls, variables::exported),
        clusters,
        variables,
        directory);
  }
}
