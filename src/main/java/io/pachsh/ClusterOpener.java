package io.pachsh;

import io.pachsh.access.DeviceProvider;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.SavedCluster;
import io.pachsh.command.Durations;
import io.pachsh.config.Address;
import io.pachsh.config.ResolvedAddress;
import io.pachsh.context.Context;
import io.pachsh.context.Target;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.kube.KubeClients;
import io.pachsh.pachd.PachdCluster;
import io.pachsh.pachd.connection.AddressSource;
import io.pachsh.pachd.connection.Endpoint;
import io.pachsh.pachd.connection.Endpoint.OwnTls;
import io.pachsh.pachd.connection.Endpoint.Plain;
import io.pachsh.pachd.connection.Endpoint.Port;
import io.pachsh.pachd.connection.Endpoint.Socket;
import io.pachsh.pachd.connection.Endpoint.Tls;
import io.pachsh.pachd.connection.Endpoint.Tunnel;
import io.pachsh.pachd.connection.NoticeListener;
import io.pachsh.session.Clusters;
import io.pachsh.session.Variables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/**
 * The clusters behind contexts: embedded ones, and real ones over the wire.
 *
 * @param embeddedOnes opens the embedded cluster of a name
 * @param kubernetes leads to those that have no address of their own
 * @param notices shows what a real cluster wants its users to know
 * @param devices signs people in whose browser is on another device
 * @param changes is told an address to which PACHD_ADDRESS led, before something is changed there
 */
record ClusterOpener(
    Function<String, SavedCluster> embeddedOnes,
    Variables variables,
    KubeClients kubernetes,
    Consumer<String> notices,
    Consumer<String> changes,
    DeviceProvider devices,
    Clock clock)
    implements Clusters {
  private static final String ADDRESS = "PACHD_ADDRESS";
  private static final String KEEP_ALIVE = "PACHSH_KEEPALIVE";

  @Override
  public SavedCluster embedded(String name) {
    return embeddedOnes.apply(name);
  }

  @Override
  public Cluster real(Context context, ResolvedAddress resolved, Consumer<String> learned) {
    String name = context.name();
    NoticeListener listener =
        new NoticeListener() {
          @Override
          public void deploymentId(String id) {
            learned.accept(id);
          }

          @Override
          public void change() {
            if (context.target() instanceof Target.Addressed) {
              changes.accept(name);
            }
          }

          @Override
          public void notice(String sentence) {
            // It may come beside the keyboard, when another context is at hand by then.
            notices.accept(name + ": " + sentence);
          }
        };
    return new PachdCluster(
        new Endpoint(
            place(resolved.address()),
            security(resolved),
            resolved.deploymentId().orElse(""),
            keepAlive(),
            new AddressSource(
                name, variables.exported(ADDRESS).filter(it -> !it.isEmpty()).isPresent())),
        listener,
        variables.environment(),
        devices,
        clock);
  }

  private Endpoint.Place place(Address address) {
    if (address instanceof Address.Tcp tcp) {
      return new Port(tcp.host(), tcp.port());
    }
    return address instanceof Address.Kubernetes pods
        ? new Tunnel("pachd through " + pods.text(), kubernetes.dialer(pods))
        : new Socket(Path.of(address.text().substring("unix://".length())));
  }

  private static Endpoint.Security security(ResolvedAddress resolved) {
    if (!resolved.address().isTls()) {
      return new Plain();
    }
    return resolved.trustedPem().isPresent() ? new OwnTls(resolved.trustedPem().get()) : new Tls();
  }

  /** How often a connection at work is probed: PACHSH_KEEPALIVE, a duration or {@code off}. */
  private Optional<Duration> keepAlive() {
    String text = variables.exported(KEEP_ALIVE).orElse("");
    if (text.isEmpty()) {
      return Optional.of(Endpoint.KEEP_ALIVE);
    }
    try {
      return text.equals("off") ? Optional.empty() : Optional.of(Durations.parse(text));
    } catch (TypeConversionException e) {
      throw new Failure(
          Exit.USAGE,
          KEEP_ALIVE + " is neither a duration nor 'off': " + text,
          "Such as 20s; 10s is the least.");
    }
  }
}
