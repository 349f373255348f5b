package io.pachsh.serve;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets so many calls be under way at once, and each take so long. */
final class CallLimits implements ServerInterceptor {
  private final Limits limits;
  private final ScheduledExecutorService timer;
  private final Set<String> waiting;
  private final Semaphore places;
  private final Semaphore waitingPlaces;

  /**
   * Limits.
   *
   * @param waiting names of the calls that may wait for a person, for whom time is not limited here
   */
  CallLimits(Limits limits, ScheduledExecutorService timer, Set<String> waiting) {
    this.limits = limits;
    this.timer = timer;
    this.waiting = waiting;
    places = new Semaphore(limits.calls());
    waitingPlaces = new Semaphore(limits.waiting());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    boolean waits = waiting.contains(call.getMethodDescriptor().getFullMethodName());
    Semaphore taken = waits ? waitingPlaces : places;
    if (!taken.tryAcquire()) {
      call.close(
          Status.RESOURCE_EXHAUSTED.withDescription(
              "too many calls are under way: try again in a moment"),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    AtomicBoolean free = new AtomicBoolean();
    Runnable release =
        () -> {
          if (free.compareAndSet(false, true)) {
            taken.release();
          }
        };
    OneEnd<Q, A> ended = new OneEnd<>(call);
    // A stream of the health service stays open as long as somebody watches.
    boolean unlimited =
        waits || call.getMethodDescriptor().getType() == MethodType.SERVER_STREAMING;
    Future<?> end =
        unlimited
            ? null
            : timer.schedule(ended::expire, limits.call().toMillis(), TimeUnit.MILLISECONDS);
    Runnable over =
        () -> {
          if (end != null) {
            end.cancel(false);
          }
          release.run();
        };
    try {
      return new SimpleForwardingServerCallListener<>(next.startCall(ended, headers)) {
        @Override
        public void onCancel() {
          over.run();
          super.onCancel();
        }

        @Override
        public void onComplete() {
          over.run();
          super.onComplete();
        }
      };
    } catch (RuntimeException e) {
      over.run();
      throw e;
    }
  }

  /** A call that two threads may want to end: the first one does. */
  private static final class OneEnd<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private boolean closed;

    OneEnd(ServerCall<Q, A> call) {
      super(call);
    }

    synchronized void expire() {
      close(Status.DEADLINE_EXCEEDED.withDescription("the call took too long"), new Metadata());
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
