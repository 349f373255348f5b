package io.pachsh.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP server on loopback addresses. It answers only requests whose Host header names a loopback
 * literal or {@code localhost}, reads at most 64 KiB of body unless told otherwise, and sends each
 * response with {@code Cache-Control: no-store} and a strict Content-Security-Policy.
 *
 * <p>A connection that sends nothing, or half a request, costs memory only, has a deadline, and
 * gives way when there are too many: see {@link ConnectionLimit}.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_LINE_BYTES = 16 * 1024;
  private static final int MAX_HEADER_BYTES = 32 * 1024;
  private static final int MAX_CHUNK_BYTES = 8 * 1024;
  private static final int BACKLOG = 256;
  private static final int CLOSE_SECONDS = 2;

  private final EventLoopGroup loop = EventLoops.of(1, "http-reader");
  private final List<Channel> listening = new ArrayList<>();
  private final ConnectionLimit connections = new ConnectionLimit();
  private final HandlerThreads threads = new HandlerThreads();

  private LoopbackServer() {}

  /** This machine's loopback addresses, of both families where it has both. */
  public static List<InetAddress> addresses() {
    List<InetAddress> present = new ArrayList<>();
    for (InetAddress address : LoopbackHost.addresses("localhost").orElseThrow()) {
      try {
        if (NetworkInterface.getByInetAddress(address) != null) {
          present.add(address);
        }
      } catch (IOException e) {
        // Then it is not one to listen on.
      }
    }
    return present.isEmpty() ? List.of(InetAddress.getLoopbackAddress()) : present;
  }

  /**
   * Starts listening on every address at one port; port 0 takes a free one.
   *
   * @throws IOException when an address cannot be bound, such as a port in use
   */
  public static LoopbackServer start(List<InetAddress> addresses, int port, Handler handler)
      throws IOException {
    return start(addresses, port, MAX_BODY_BYTES, handler);
  }

  /** The same, reading bodies of so many bytes. */
  public static LoopbackServer start(
      List<InetAddress> addresses, int port, int maxBodyBytes, Handler handler) throws IOException {
    LoopbackServer whole = new LoopbackServer();
    int common = port;
    try {
      for (InetAddress address : addresses) {
        if (!address.isLoopbackAddress()) {
          throw new IOException(address + " is not a loopback address");
        }
        Channel listening =
            whole.bind(new InetSocketAddress(address, common), maxBodyBytes, handler);
        whole.listening.add(listening);
        common = ((InetSocketAddress) listening.localAddress()).getPort();
      }
      return whole;
    } catch (IOException e) {
      whole.close();
      throw e;
    }
  }

  private Channel bind(InetSocketAddress address, int maxBodyBytes, Handler handler)
      throws IOException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec(codec()))
                        // One part at a time, as it is asked for.
                        .addLast(new FlowControlHandler())
                        .addLast(new HttpConnection(handler, maxBodyBytes, connections, threads));
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (bound.isSuccess()) {
      return bound.channel();
    }
    if (bound.cause() instanceof IOException io) {
      throw io;
    }
    throw new IOException(bound.cause());
  }

  private static HttpDecoderConfig codec() {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(MAX_LINE_BYTES)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxChunkSize(MAX_CHUNK_BYTES);
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) listening.get(0).localAddress()).getPort();
  }

  /** Stops listening, after giving answers under way up to two seconds. Idempotent. */
  @Override
  public void close() {
    connections.awaitAnswers(TimeUnit.SECONDS.toNanos(CLOSE_SECONDS));
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    connections.closeAll();
    threads.close();
    // Java gives a port back when the loop that watched it looks again, or ends.
    var unused =
        loop.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
            .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
