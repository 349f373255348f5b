package io.pachsh.serve;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a request that is coming, which stay in memory until it is whole: each call has a
 * limit, and all of a kind of callers together have one.
 */
final class InboundBytes extends ServerStreamTracer {
  private static final Context.Key<InboundBytes> KEY = Context.key("inbound-bytes");

  private @Nullable Limit limit;
  private long own;
  private boolean ended;

  /** Makes one for each call, without a limit at first. */
  static Factory factory() {
    return new Factory() {
      @Override
      public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        return new InboundBytes();
      }
    };
  }

  /** What the calls of a kind of callers take together. */
  static final class Budget {
    private final AtomicLong taken = new AtomicLong();
    private final long most;

    Budget(long mostBytes) {
      most = mostBytes;
    }
  }

  /**
   * What one call may take.
   *
   * @param exceeded ends the call; run once at most, by the thread that reads
   */
  record Limit(long bytes, Budget budget, Runnable exceeded) {}

  /** Limits the call that is beginning in this context, before its request is asked for. */
  static void limit(Limit limit) {
    InboundBytes current = KEY.get();
    if (current != null) {
      synchronized (current) {
        current.limit = limit;
      }
    }
  }

  @Override
  public Context filterContext(Context context) {
    return context.withValue(KEY, this);
  }

  @Override
  public void inboundWireSize(long bytes) {
    Limit its;
    synchronized (this) {
      its = limit;
      if (its == null || ended) {
        return;
      }
      own += bytes;
      ended = its.budget.taken.addAndGet(bytes) > its.budget.most || own > its.bytes;
      if (!ended) {
        return;
      }
    }
    its.exceeded.run();
  }

  @Override
  public synchronized void streamClosed(Status status) {
    ended = true;
    if (limit != null) {
      limit.budget.taken.addAndGet(-own);
    }
    own = 0;
  }
}
