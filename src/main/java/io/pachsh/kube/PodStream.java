package io.pachsh.kube;

import io.fabric8.kubernetes.client.PortForward;
import io.pachsh.network.Dialer;
import io.pachsh.network.StreamSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Pipe;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One connection to a port of a pod, through the API: a WebSocket of its own (subprotocol {@code
 * v4.channel.k8s.io}).
 */
final class PodStream implements StreamSocket.Duplex {
  private final Pipe toPod;
  private final Pipe fromPod;
  private final PortForward forward;
  private final Function<Throwable, Dialer.Trouble> troubles;
  private volatile boolean open = true;

  /** Opens forwards between pipes. */
  interface Opener {
    PortForward open(Pipe.SourceChannel in, Pipe.SinkChannel out);
  }

  /**
   * One that is being opened; if that fails, reading tells.
   *
   * @param troubles why it broke, in words
   */
  PodStream(Opener opener, Function<Throwable, Dialer.Trouble> troubles) throws IOException {
    this.toPod = Pipe.open();
    this.fromPod = Pipe.open();
    this.troubles = troubles;
    this.forward = opener.open(toPod.source(), fromPod.sink());
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int count;
    try {
      count = fromPod.source().read(into);
    } catch (AsynchronousCloseException e) {
      return -1;
    }
    if (count < 0 && open) {
      Optional<Throwable> why =
          Stream.concat(
                  forward.getServerThrowables().stream(), forward.getClientThrowables().stream())
              .findFirst();
      if (why.isPresent()) {
        throw troubles.apply(why.get());
      }
    }
    return count;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    toPod.sink().write(from);
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    forward.close();
    toPod.sink().close();
    toPod.source().close();
    fromPod.source().close();
    fromPod.sink().close();
  }
}
