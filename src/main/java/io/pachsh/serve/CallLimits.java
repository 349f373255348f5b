package io.pachsh.serve;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthGrpc;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets so many calls be under way at once, and each be so large and take so long. Those of callers
 * whose token works have places of their own.
 */
final class CallLimits implements ServerInterceptor {
  /** What a request without a token can need: an ID token is the largest thing in one. */
  private static final long STRANGERS_BYTES = 256 * 1024;

  private static final String WATCH = HealthGrpc.getWatchMethod().getFullMethodName();
  private static final Context.Key<CallSlots.Place> PLACE = Context.key("place");

  private final Limits limits;
  private final ServeThreads threads;
  private final OpenConnections connections;

  /** Names of the calls that may wait for a person, for whom time is not limited here. */
  private final Set<String> waiting;

  private final CallSlots trusted;
  private final CallSlots strangers;
  private final InboundBytes.Budget trustedBytes =
      new InboundBytes.Budget(Runtime.getRuntime().maxMemory() / 4);
  private final InboundBytes.Budget strangersBytes =
      new InboundBytes.Budget(Runtime.getRuntime().maxMemory() / 16);

  CallLimits(
      Limits limits, ServeThreads threads, OpenConnections connections, Set<String> waiting) {
    this.limits = limits;
    this.threads = threads;
    this.connections = connections;
    this.waiting = waiting;
    trusted = new CallSlots(limits.calls());
    strangers = new CallSlots(Math.max(1, limits.calls() / 2));
  }

  /** The call of this context goes on without a thread, and from now on without a place. */
  static void freePlace() {
    CallSlots.Place place = PLACE.get();
    if (place != null) {
      place.free();
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    boolean isTrusted = GrpcServices.isTrusted();
    OneEnd<Q, A> ending = new OneEnd<>(call);
    Optional<OpenConnections.Connection> connection = connections.of(call.getAttributes());
    Runnable giveWay =
        () -> {
          ending.tooMany();
          connection.ifPresent(OpenConnections.Connection::wastes);
        };
    Optional<CallSlots.Place> place = (isTrusted ? trusted : strangers).take(giveWay);
    if (place.isEmpty()) {
      giveWay.run();
      return new ServerCall.Listener<>() {};
    }
    InboundBytes.limit(
        new InboundBytes.Limit(
            isTrusted ? Long.MAX_VALUE : STRANGERS_BYTES,
            isTrusted ? trustedBytes : strangersBytes,
            () -> threads.workers.execute(ending::tooLarge)));
    String name = call.getMethodDescriptor().getFullMethodName();
    // A stream of the health service stays open as long as somebody watches.
    boolean watches = name.equals(WATCH);
    Ending over =
        new Ending(
            place.get(),
            connection,
            deadline(ending, connection),
            waiting.contains(name) || watches,
            watches);
    try {
      ServerCall.Listener<Q> listener =
          Contexts.interceptCall(
              Context.current().withValue(PLACE, place.get()), ending, headers, next);
      return new Counting<>(listener, over);
    } catch (RuntimeException e) {
      over.now();
      throw e;
    }
  }

  private Future<?> deadline(OneEnd<?, ?> ending, Optional<OpenConnections.Connection> connection) {
    Runnable expire =
        () -> {
          if (!ending.expire()) {
            // It was answered, and its client reads nothing: nor would it read a status.
            connection.ifPresent(OpenConnections.Connection::cut);
          }
        };
    return threads.timer.schedule(expire, limits.call().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is given back when a call is over, however it ends. */
  private static final class Ending {
    private final CallSlots.Place place;
    private final Optional<OpenConnections.Connection> connection;
    private final Future<?> deadline;
    private final boolean takesItsTime;
    private final boolean canGiveWay;
    private final AtomicBoolean over = new AtomicBoolean();

    Ending(
        CallSlots.Place place,
        Optional<OpenConnections.Connection> connection,
        Future<?> deadline,
        boolean takesItsTime,
        boolean canGiveWay) {
      this.place = place;
      this.connection = connection;
      this.deadline = deadline;
      this.takesItsTime = takesItsTime;
      this.canGiveWay = canGiveWay;
      connection.ifPresent(OpenConnections.Connection::begins);
    }

    /** The request is there: the rest can take as long as it takes, or has what is left. */
    void whole() {
      connection.ifPresent(OpenConnections.Connection::proves);
      if (takesItsTime) {
        deadline.cancel(false);
      }
      if (!canGiveWay) {
        place.keep();
      }
    }

    void now() {
      if (over.compareAndSet(false, true)) {
        deadline.cancel(false);
        connection.ifPresent(OpenConnections.Connection::ends);
        place.free();
      }
    }
  }

  private static final class Counting<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Ending over;

    Counting(ServerCall.Listener<Q> listener, Ending over) {
      super(listener);
      this.over = over;
    }

    @Override
    public void onHalfClose() {
      over.whole();
      super.onHalfClose();
    }

    @Override
    public void onCancel() {
      over.now();
      super.onCancel();
    }

    @Override
    public void onComplete() {
      over.now();
      super.onComplete();
    }
  }

  /** A call that two threads may want to end: the first one does. */
  private static final class OneEnd<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private boolean closed;

    OneEnd(ServerCall<Q, A> call) {
      super(call);
    }

    void tooMany() {
      close(
          Status.RESOURCE_EXHAUSTED.withDescription(
              "too many calls are under way: try again in a moment"),
          new Metadata());
    }

    void tooLarge() {
      close(
          Status.RESOURCE_EXHAUSTED.withDescription(
              "the request is too large, or too many large ones are under way"),
          new Metadata());
    }

    /** False when it was ended before. */
    synchronized boolean expire() {
      boolean expires = !closed;
      close(Status.DEADLINE_EXCEEDED.withDescription("the call took too long"), new Metadata());
      return expires;
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
      if (!closed) {
        super.sendHeaders(headers);
      }
    }

    @Override
    public synchronized void sendMessage(A message) {
      if (!closed) {
        super.sendMessage(message);
      }
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
      if (!closed) {
        closed = true;
        super.close(status, trailers);
      }
    }
  }
}
