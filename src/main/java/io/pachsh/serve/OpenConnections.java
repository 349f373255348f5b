package io.pachsh.serve;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.pachsh.http.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are open. One that does not show in time that it speaks HTTP/2 is closed,
 * for gRPC would wait for it for a long time.
 *
 * <p>When there are as many as there may be, another one is let in on probation: it has to make a
 * whole call at once, and then takes the place of the one that gives way most easily - one that
 * showed no token that works, has no call under way, and made its last longest ago. So whoever only
 * holds connections open keeps nobody out, wherever both come from.
 */
final class OpenConnections {
  private static final int PROBATION_SECONDS = 2;

  /** How many calls without a place a connection may begin. */
  private static final int WASTED = 100;

  private static final long LONGEST_TURN_MILLIS = 100;

  private final Limits limits;
  private final ScheduledExecutorService timer;
  private final EventLoopGroup readers;
  private final Set<Connection> admitted = new LinkedHashSet<>();
  private final Set<Connection> onProbation = new LinkedHashSet<>();
  private final Map<Ends, Connection> byEnds = new HashMap<>();

  OpenConnections(Limits limits, ServeThreads threads) {
    this.limits = limits;
    timer = threads.timer;
    readers = threads.readers;
  }

  /** Both addresses of a connection, by which gRPC knows it. */
  private record Ends(@Nullable Object local, @Nullable Object remote) {}

  /** One connection. What it says of itself is guarded by the whole. */
  final class Connection {
    private final Channel channel;
    private final Peer peer;
    private final long opened = System.nanoTime();
    private long lastWholeCall = opened;
    private int underWay;
    private int wasted;
    private boolean trusted;

    Connection(Channel channel) {
      this.channel = channel;
      peer = new Peer(channel);
    }

    Peer peer() {
      return peer;
    }

    /** Somebody showed a token that works. */
    void trust() {
      synchronized (OpenConnections.this) {
        trusted = true;
      }
    }

    void begins() {
      synchronized (OpenConnections.this) {
        underWay++;
      }
    }

    void ends() {
      synchronized (OpenConnections.this) {
        underWay--;
      }
    }

    /** A call had to end for want of a place: who begins many of those does nothing else. */
    void wastes() {
      boolean tooOften;
      synchronized (OpenConnections.this) {
        tooOften = !trusted && ++wasted > WASTED;
      }
      if (tooOften) {
        cut();
      }
    }

    /** A whole request came. */
    void proves() {
      Optional<Connection> givesWay;
      synchronized (OpenConnections.this) {
        lastWholeCall = System.nanoTime();
        if (!onProbation.contains(this)) {
          return;
        }
        givesWay = admitted.size() < limits.connections() ? Optional.empty() : mostDispensable();
        if (givesWay.isPresent() && givesWay.get().trusted && !trusted) {
          givesWay = Optional.of(this);
        } else {
          givesWay.ifPresent(admitted::remove);
          onProbation.remove(this);
          admitted.add(this);
        }
      }
      givesWay.ifPresent(Connection::cut);
    }

    /** Closes it at once, whatever is under way. */
    void cut() {
      if (channel.isRegistered()) {
        // Not through the pipeline, which would let calls end first.
        channel.eventLoop().execute(() -> channel.unsafe().close(channel.voidPromise()));
      } else {
        channel.unsafe().closeForcibly();
      }
    }

    private void requirePreface() {
      if (channel.isRegistered()) {
        channel
            .eventLoop()
            .execute(
                () -> {
                  Http2ConnectionHandler http2 =
                      channel.pipeline().get(Http2ConnectionHandler.class);
                  if (http2 == null || !http2.decoder().prefaceReceived()) {
                    cut();
                  }
                });
      } else {
        cut();
      }
    }

    private void requireProof() {
      boolean failed;
      synchronized (OpenConnections.this) {
        failed = onProbation.contains(this);
      }
      if (failed) {
        cut();
      }
    }
  }

  /** A socket whose connections are looked at before gRPC gets them. */
  NioServerSocketChannel serverSocket() {
    return new NioServerSocketChannel() {
      @Override
      protected int doReadMessages(List<Object> accepted) throws Exception {
        awaitTurn();
        int count = super.doReadMessages(accepted);
        if (count > 0) {
          open((Channel) accepted.get(accepted.size() - 1));
        }
        return count;
      }
    };
  }

  /**
   * Waits until each reader had its turn: connections that are open come before new ones, however
   * many of those want in.
   */
  private void awaitTurn() throws InterruptedException {
    CountDownLatch turns = new CountDownLatch(ServeThreads.READERS);
    readers.forEach(reader -> reader.execute(turns::countDown));
    // The next one gets in after a while even so.
    var unused = turns.await(LONGEST_TURN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void open(Channel channel) {
    Connection connection = new Connection(channel);
    Ends ends = new Ends(channel.localAddress(), channel.remoteAddress());
    Optional<Connection> givesWay = Optional.empty();
    boolean probation;
    synchronized (this) {
      byEnds.put(ends, connection);
      probation = admitted.size() >= limits.connections();
      if (!probation) {
        admitted.add(connection);
      } else {
        if (onProbation.size() >= Math.max(8, limits.connections() / 4)) {
          givesWay = Optional.of(onProbation.iterator().next());
          givesWay.ifPresent(onProbation::remove);
        }
        onProbation.add(connection);
      }
    }
    givesWay.ifPresent(Connection::cut);
    List<Future<?>> deadlines = new ArrayList<>();
    deadlines.add(
        timer.schedule(
            connection::requirePreface, limits.handshake().toMillis(), TimeUnit.MILLISECONDS));
    if (probation) {
      deadlines.add(timer.schedule(connection::requireProof, PROBATION_SECONDS, TimeUnit.SECONDS));
    }
    channel
        .closeFuture()
        .addListener(
            closed -> {
              deadlines.forEach(it -> it.cancel(false));
              synchronized (this) {
                admitted.remove(connection);
                onProbation.remove(connection);
                byEnds.remove(ends, connection);
              }
            });
  }

  private Optional<Connection> mostDispensable() {
    return admitted.stream()
        .min(
            Comparator.comparing((Connection it) -> it.trusted)
                .thenComparing(it -> it.underWay > 0)
                .thenComparing(it -> it.lastWholeCall));
  }

  /** The connection that a call came by; empty when it is closed by now. */
  synchronized Optional<Connection> of(Attributes transport) {
    return Optional.ofNullable(
        byEnds.get(
            new Ends(
                transport.get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR),
                transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))));
  }

  synchronized int count() {
    return byEnds.size();
  }
}
