package io.pachsh.kube;

import io.pachsh.config.Address;
import io.pachsh.failure.Failure;
import io.pachsh.network.Dialer;
import io.pachsh.network.Network;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The Kubernetes clusters that a session asks: each is opened when it is first needed, and kept.
 */
public final class KubeClients implements AutoCloseable {
  private final KubeTargets targets;
  private final Map<String, String> environment;
  private final Supplier<Network> network;
  private final Clock clock;
  private final Map<KubeTarget, KubeApi> open = new HashMap<>();

  /**
   * None is open yet.
   *
   * @param variables what the session exports, by name, empty ones left out
   * @param directory what relative names are relative to
   * @param environment what pachsh was started with, which credential plugins see
   */
  public KubeClients(
      Function<String, Optional<String>> variables,
      Supplier<Path> directory,
      Map<String, String> environment,
      Supplier<Network> network,
      Clock clock) {
    this.targets = new KubeTargets(variables, directory);
    this.environment = Map.copyOf(environment);
    this.network = network;
    this.clock = clock;
  }

  public KubeTargets targets() {
    return targets;
  }

  /** The API of a cluster, which is not asked yet. */
  public synchronized KubeApi api(KubeTarget target) {
    return open.computeIfAbsent(
        target,
        wanted ->
            new KubeApi(
                wanted, new ClientIdentity(wanted.user(), environment, clock), network.get()));
  }

  /** The pachd of a context. */
  public ForwardTarget pachd(Address.Kubernetes address) {
    KubeTarget target = targets.of(address.pointer());
    return ForwardTarget.pachd(api(target), address.isEnterprise());
  }

  /** The way to the pachd of a context: at each connection a pod of it is looked for anew. */
  public Dialer dialer(Address.Kubernetes address) {
    return () -> {
      try {
        ForwardTarget pachd = pachd(address);
        ForwardTarget.PodPort to = pachd.resolve(PachdPods.PORT);
        return pachd.api().dial(to.pod(), to.port());
      } catch (Failure e) {
        throw new Dialer.Trouble(e);
      }
    };
  }

  @Override
  public synchronized void close() {
    open.values().forEach(KubeApi::close);
    open.clear();
  }
}
