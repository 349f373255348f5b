package io.pachsh.pachd;

import io.pachsh.access.Caller;
import io.pachsh.access.Cluster;
import io.pachsh.access.ClusterInfo;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.network.Network;
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
  private final Introduction introduction;
  private final Answers answers;
  private final Listener listener;
  private final Clock clock;

  /**
   * The cluster at an endpoint.
   *
   * @param listener is told the deployment id, and what the person should know
   * @param environment names proxies and authorities; pachctl's variables in it silence notices
   */
  public PachdCluster(
      Endpoint endpoint, Listener listener, Map<String, String> environment, Clock clock) {
    NetworkRoute route = new NetworkRoute(endpoint, Network.of(environment));
    this.connection = new Connection(route);
    this.answers = new Answers(route);
    this.introduction =
        new Introduction(endpoint, connection, answers, listener, new Notices(environment));
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public Caller as(Optional<Secret> token) {
    return new PachdCaller(line(token), this::line, clock);
  }

  @Override
  public boolean isActivated() {
    try {
      line(Optional.empty())
          .ask(APIGrpc.getWhoAmIMethod(), WhoAmIRequest.getDefaultInstance(), Manner.READING);
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
    return introduction.inspect();
  }

  /** Ends the connection; what still goes on is cancelled. */
  @Override
  public void close() {
    connection.close();
  }

  private Line line(Optional<Secret> token) {
    return new Line(connection, introduction, answers, listener, token);
  }
}
