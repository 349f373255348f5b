package io.pachsh.cli.auth.signin;

import io.pachsh.config.Address;
import io.pachsh.config.AddressResolution;
import io.pachsh.console.Streams;
import io.pachsh.context.Target;
import io.pachsh.http.LoopbackHost;
import io.pachsh.http.Parameters;
import io.pachsh.kube.ForwardTarget;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.PortForward;
import io.pachsh.outside.Lines;
import io.pachsh.session.Session;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ports of this machine that lead to a pachd in Kubernetes for the time of a login: the browser
 * comes back to a loopback address, behind which pachd's own port has to be.
 */
public final class CallbackForwarding {
  /** Where pachd takes who comes back from a provider, in its pod. */
  private static final int CALLBACK = 1657;

  /** Where its identity service listens. */
  private static final int IDENTITY = 1658;

  private final Session session;
  private final KubeClients kubernetes;

  public CallbackForwarding(Session session, KubeClients kubernetes) {
    this.session = session;
    this.kubernetes = kubernetes;
  }

  /** Forwards what a login at this address needs; nothing where no Kubernetes is in between. */
  ProviderSignInStep.WayBack open(URI login, Streams streams) {
    Target target = session.context().target();
    Optional<Address.Kubernetes> through =
        target
            .reached()
            .filter(it -> it.origin() == AddressResolution.Origin.KUBERNETES)
            .flatMap(it -> target.kubernetes());
    List<PortForward> started = new ArrayList<>();
    if (through.isPresent()) {
      ForwardTarget pachd = kubernetes.pachd(through.get());
      local(login).ifPresent(port -> forward(pachd, port, IDENTITY, streams, started));
      redirect(login)
          .flatMap(CallbackForwarding::local)
          .ifPresent(port -> forward(pachd, port, CALLBACK, streams, started));
    }
    return () -> started.forEach(PortForward::close);
  }

  private static void forward(
      ForwardTarget pachd, int local, int remote, Streams streams, List<PortForward> started) {
    Optional<PortForward> forward =
        PortForward.startUnlessInUse(
            pachd,
            local,
            remote,
            PortForward.Listener.failures(why -> streams.warn(Lines.of(why.sentence()))));
    if (forward.isPresent()) {
      started.add(forward.get());
      streams.note(
          "port %d of this machine leads to port %d of %s for the time of this login"
              .formatted(local, remote, pachd));
    } else if (remote == CALLBACK) {
      streams.note(
          Lines.text(
              """
              port %s of this machine is in use: the browser comes back to whatever listens there
                If that is a port-forward of yours to pachd, all is well.\
              """,
              local));
    }
  }

  /** The port of an address that is this machine's own. */
  private static Optional<Integer> local(URI address) {
    String host = address.getHost();
    return host == null || LoopbackHost.addresses(host).isEmpty() || address.getPort() < 0
        ? Optional.empty()
        : Optional.of(address.getPort());
  }

  /** Where the provider sends the browser back to (RFC 6749 §4.1.1). */
  private static Optional<URI> redirect(URI login) {
    try {
      return login.getRawQuery() == null
          ? Optional.empty()
          : Parameters.parse(login.getRawQuery()).getOrDefault("redirect_uri", List.of()).stream()
              .findFirst()
              .map(URI::create);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
