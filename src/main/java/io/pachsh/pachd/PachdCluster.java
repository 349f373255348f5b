package io.pachsh.pachd;

import io.pachsh.access.DeviceProvider;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Cluster;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.network.Network;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.Connection;
import io.pachsh.pachd.connection.Endpoint;
import io.pachsh.pachd.connection.Handshake;
import io.pachsh.pachd.connection.NetworkRoute;
import io.pachsh.pachd.connection.NoticeListener;
import io.pachsh.pachd.connection.Notices;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.pachd.connection.SeenBindings;
import io.pachsh.pachd.connection.StatusErrors;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.WhoAmIRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * A real cluster: pachd 2.0 to 2.12 over gRPC. It acts at once; nothing here is saved or reverted.
 * One connection is kept and healed; nothing is dialled before the first question. Whatever goes
 * wrong comes out as a {@link RefusedException} or a {@link io.pachsh.failure.Failure}; when the
 * thread is interrupted the call is cancelled and the failure says so.
 */
public final class PachdCluster implements Cluster, AutoCloseable {
  private final Connection connection;
  private final Handshake handshake;
  private final StatusErrors statusErrors;
  private final NoticeListener listener;
  private final DeviceProvider devices;
  private final SeenBindings seen = new SeenBindings();
  private final Clock clock;

  /**
   * The cluster at an endpoint.
   *
   * @param listener is told the deployment id, and what the person should know
   * @param environment names proxies and authorities; pachctl's variables in it silence notices
   * @param devices signs people in whose browser is on another device
   */
  public PachdCluster(
      Endpoint endpoint,
      NoticeListener listener,
      Map<String, String> environment,
      DeviceProvider devices,
      Clock clock) {
    NetworkRoute route = new NetworkRoute(endpoint, Network.of(environment));
    this.connection = new Connection(route);
    this.statusErrors = new StatusErrors(route);
    this.handshake =
        new Handshake(endpoint, connection, statusErrors, listener, new Notices(environment));
    this.listener = listener;
    this.devices = devices;
    this.clock = clock;
  }

  @Override
  public Caller as(Optional<Secret> token) {
    return new PachdCaller(line(token), this::line, devices, clock);
  }

  @Override
  public boolean isActivated() {
    try {
      line(Optional.empty())
          .ask(APIGrpc.getWhoAmIMethod(), WhoAmIRequest.getDefaultInstance(), CallPolicy.READING);
      return true;
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotActivated) {
        return false;
      }
      if (e.refusal() instanceof Refusal.NotSignedIn) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public ClusterInfo info() {
    return handshake.inspect();
  }

  /** Ends the connection; what still goes on is cancelled. */
  @Override
  public void close() {
    connection.close();
  }

  private PachdClient line(Optional<Secret> token) {
    return new PachdClient(connection, handshake, statusErrors, listener, token, seen);
  }
}
