package io.pachsh.kube;

import io.fabric8.kubernetes.client.http.WebSocket;
import io.pachsh.network.Dialer;
import io.pachsh.network.StreamSocket;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a port of a pod, through the API: a WebSocket of its own, subprotocol {@code
 * v4.channel.k8s.io}. A message's first byte is its channel: 0 carries bytes, 1 says what went
 * wrong in the pod; the first message of each names the port.
 */
final class PodStream implements StreamSocket.Duplex, WebSocket.Listener {
  private static final int BYTES = 0;
  private static final int ERROR = 1;
  private static final int NORMAL_CLOSURE = 1000;

  /** Messages that may wait to be read before the API is asked for no more. */
  private static final int MOST_WAITING = 64;

  /** Bytes that may wait to be sent; OkHttp gives up at 16 MiB. */
  private static final long MOST_UNSENT_BYTES = 4 << 20;

  private static final long LOOK_AGAIN_NANOS = 200_000;

  private final Function<Throwable, Dialer.Trouble> troubles;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private final boolean[] begun = new boolean[2];
  private @Nullable WebSocket socket;
  private Dialer.@Nullable Trouble trouble;
  private boolean ended;
  private boolean paused;

  /**
   * One whose WebSocket is being opened.
   *
   * @param troubles why it broke, in words
   */
  PodStream(Function<Throwable, Dialer.Trouble> troubles) {
    this.troubles = troubles;
  }

  /** What is written goes there from now on. */
  synchronized void sendTo(WebSocket opened) {
    socket = opened;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    ByteBuffer next = next();
    if (next == null) {
      return -1;
    }
    int count = Math.min(into.remaining(), next.remaining());
    into.put(into.position(), next, next.position(), count).position(into.position() + count);
    next.position(next.position() + count);
    if (next.hasRemaining()) {
      pushBack(next);
    }
    return count;
  }

  /** The oldest bytes that came; null at the end. */
  private synchronized @Nullable ByteBuffer next() throws IOException {
    try {
      while (waiting.isEmpty() && !ended) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    ByteBuffer next = waiting.poll();
    if (next == null && trouble != null) {
      throw trouble;
    }
    WebSocket from = socket;
    if (paused && from != null && waiting.size() < MOST_WAITING / 2) {
      paused = false;
      from.request();
    }
    return next;
  }

  private synchronized void pushBack(ByteBuffer rest) {
    waiting.addFirst(rest);
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    WebSocket to = opened();
    while (to.queueSize() > MOST_UNSENT_BYTES && isOpen()) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    ByteBuffer message = ByteBuffer.allocate(from.remaining() + 1);
    message.put((byte) BYTES).put(from).flip();
    if (!to.send(message)) {
      throw new IOException("the tunnel was closed");
    }
  }

  private synchronized WebSocket opened() throws IOException {
    WebSocket to = socket;
    if (to == null || ended) {
      throw trouble != null ? trouble : new IOException("the tunnel was closed");
    }
    return to;
  }

  @Override
  public void onMessage(WebSocket from, ByteBuffer message) {
    int channel = message.hasRemaining() ? message.get() : -1;
    if (channel != BYTES && channel != ERROR) {
      end(new IOException("the API sent a message of a channel that was not asked for"));
      from.sendClose(NORMAL_CLOSURE, "");
      return;
    }
    if (!begun[channel]) {
      begun[channel] = true;
      from.request();
    } else if (channel == ERROR) {
      end(new IOException(StandardCharsets.UTF_8.decode(message).toString()));
    } else {
      take(from, message);
    }
  }

  private synchronized void take(WebSocket from, ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      waiting.add(bytes);
      notifyAll();
    }
    paused = waiting.size() >= MOST_WAITING;
    if (!paused) {
      from.request();
    }
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    onMessage(from, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void onClose(WebSocket from, int code, String reason) {
    finish(null);
  }

  @Override
  public void onError(WebSocket from, Throwable why) {
    end(why);
  }

  private void end(Throwable why) {
    finish(troubles.apply(why));
  }

  private synchronized void finish(Dialer.@Nullable Trouble why) {
    if (!ended) {
      ended = true;
      trouble = why;
    }
    notifyAll();
  }

  @Override
  public synchronized boolean isOpen() {
    return !ended;
  }

  @Override
  public void close() {
    WebSocket open;
    synchronized (this) {
      open = ended ? null : socket;
      waiting.clear();
      finish(null);
    }
    if (open != null) {
      open.sendClose(NORMAL_CLOSURE, "");
    }
  }
}
