package io.pachsh.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection and the request that it is at: its head is judged before its body is read, and
 * each step has a deadline. All methods but {@link #close} and the questions run on the thread that
 * reads.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
  private static final int HEAD_SECONDS = 10;
  private static final int IDLE_SECONDS = 30;
  private static final int BODY_SECONDS = 10;
  private static final int SEND_SECONDS = 10;
  private static final int LINGER_SECONDS = 2;
  private static final long LINGER_BYTES = 16L * 1024 * 1024;

  private enum Step {
    HEAD,
    BODY,
    ANSWER,
    /** What still comes is thrown away, so that the client can read why it was refused. */
    LINGER
  }

  private final Handler handler;
  private final int maxBodyBytes;
  private final ConnectionLimit connections;
  private final HandlerThreads threads;

  private volatile Step step = Step.HEAD;
  private volatile long waitingSince = System.nanoTime();
  private volatile boolean trusted;
  private volatile @Nullable Channel channel;

  /** Whether the client has closed its side. */
  private volatile boolean saidAll;

  /** An answer that is not there when its handler has done what it can do at once. */
  private volatile @Nullable CompletableFuture<Response> waitsFor;

  private @Nullable ScheduledFuture<?> deadline;
  private @Nullable HttpRequest head;
  private @Nullable Response refusal;
  private ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable CompletableFuture<Response> answer;
  private @Nullable Object next;
  private long lingered;

  HttpConnection(
      Handler handler, int maxBodyBytes, ConnectionLimit connections, HandlerThreads threads) {
    this.handler = handler;
    this.maxBodyBytes = maxBodyBytes;
    this.connections = connections;
    this.threads = threads;
  }

  boolean isAnswering() {
    return step == Step.ANSWER;
  }

  boolean isTrusted() {
    return trusted;
  }

  long waitingSince() {
    return waitingSince;
  }

  void close() {
    Channel open = channel;
    if (open != null) {
      var unused = open.close();
    }
  }

  /** The same, and waits for it; not for the thread that reads. */
  void closeNow() {
    Channel open = channel;
    if (open != null) {
      open.close().awaitUninterruptibly();
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    connections.add(this);
    within(HEAD_SECONDS, context);
    context.read();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    connections.remove(this);
    if (deadline != null) {
      deadline.cancel(false);
    }
    if (answer != null) {
      giveUp(answer);
    }
    ReferenceCountUtil.release(next);
    next = null;
  }

  /** What that ends may take its time, which the thread that reads has not. */
  private void giveUp(CompletableFuture<Response> waiting) {
    threads.execute(trusted, () -> waiting.cancel(false));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A client that resets, or whatever else: there is nobody left to tell.
    end(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object part) {
    if (step == Step.ANSWER) {
      // The next request of a client that does not wait for the answer to this one: its turn comes.
      next = part;
      return;
    }
    try {
      switch (step) {
        case HEAD -> readHead(context, part);
        case BODY -> readBody(context, part);
        default -> linger(context, part);
      }
    } finally {
      ReferenceCountUtil.release(part);
    }
  }

  private void readHead(ChannelHandlerContext context, Object part) {
    if (!(part instanceof HttpRequest request)) {
      context.read();
      return;
    }
    if (request.decoderResult().isFailure()) {
      refuse(context, request, Response.text(400, "This is no request.\n"));
      return;
    }
    head = request;
    body = new ByteArrayOutputStream();
    refusal = judge(request).orElse(null);
    boolean hasBody =
        HttpUtil.getContentLength(request, 0L) > 0 || HttpUtil.isTransferEncodingChunked(request);
    if (refusal != null && hasBody) {
      refuse(context, request, refusal);
      return;
    }
    step = Step.BODY;
    waitingSince = System.nanoTime();
    within(BODY_SECONDS, context);
    if (HttpUtil.is100ContinueExpected(request)) {
      var unused =
          context.writeAndFlush(
              new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
    context.read();
  }

  private Optional<Response> judge(HttpRequest request) {
    List<String> hosts = request.headers().getAll("host");
    // Of two hosts nobody knows which one is meant (RFC 9112 §3.2).
    if (hosts.size() != 1 || !LoopbackHost.names(hosts.get(0))) {
      return Optional.of(Response.text(421, "This server answers on loopback names only.\n"));
    }
    if (HttpUtil.getContentLength(request, 0L) > maxBodyBytes) {
      return Optional.of(tooLarge());
    }
    Optional<Request> asked = HttpMessages.request(request, "");
    if (asked.isEmpty()) {
      return Optional.of(Response.text(400, "The request's target is no address.\n"));
    }
    trusted = handler.isTrusted(asked.get());
    return handler.refuse(asked.get());
  }

  private static Response tooLarge() {
    return Response.text(413, "The request is too large.\n");
  }

  private void readBody(ChannelHandlerContext context, Object part) {
    HttpRequest request = head;
    if (request == null || !(part instanceof HttpContent content)) {
      end(context);
      return;
    }
    if (content.decoderResult().isFailure()) {
      refuse(context, request, Response.text(400, "The request's body is none.\n"));
      return;
    }
    int length = content.content().readableBytes();
    if (body.size() + length > maxBodyBytes) {
      refuse(context, request, tooLarge());
      return;
    }
    byte[] bytes = new byte[length];
    content.content().readBytes(bytes);
    body.writeBytes(bytes);
    if (part instanceof LastHttpContent) {
      answer(context, request);
    } else {
      context.read();
    }
  }

  private void answer(ChannelHandlerContext context, HttpRequest request) {
    step = Step.ANSWER;
    waitingSince = System.nanoTime();
    if (deadline != null) {
      deadline.cancel(false);
    }
    connections.count(1);
    if (refusal != null) {
      send(context, request, refusal);
      return;
    }
    Request whole =
        HttpMessages.request(request, new String(body.toByteArray(), HttpMessages.UTF_8))
            .orElseThrow();
    body = new ByteArrayOutputStream();
    CompletableFuture<Response> coming = new CompletableFuture<>();
    answer = coming;
    Peer peer = new Peer(context.channel());
    threads.execute(trusted, () -> make(whole, peer, coming));
    var unused =
        coming.whenComplete(
            (response, failure) ->
                context
                    .executor()
                    .execute(
                        () -> {
                          if (response != null) {
                            send(context, request, response);
                          } else {
                            connections.count(-1);
                            end(context);
                          }
                        }));
    // Only to hear that the client went away.
    context.read();
  }

  private void make(Request request, Peer peer, CompletableFuture<Response> coming) {
    if (coming.isDone()) {
      return;
    }
    CompletableFuture<Response> made = null;
    try {
      made = handler.answer(request, peer);
    } finally {
      if (made == null) {
        coming.completeExceptionally(new IllegalStateException("there is no answer"));
      }
    }
    CompletableFuture<Response> later = made;
    var unusedSecond =
        coming.whenComplete(
            (response, failure) -> {
              if (failure instanceof CancellationException) {
                later.cancel(false);
              }
            });
    var unusedThird =
        later.whenComplete(
            (response, failure) -> {
              if (response == null) {
                coming.completeExceptionally(failure);
              } else {
                coming.complete(response);
              }
            });
    if (!later.isDone()) {
      waitsFor = coming;
      if (saidAll) {
        coming.cancel(false);
      }
    }
  }

  /** A client that sends no more may still read, but none is expected to wait for minutes. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      saidAll = true;
      CompletableFuture<Response> waiting = waitsFor;
      if (step == Step.HEAD || step == Step.BODY || step == Step.LINGER) {
        end(context);
      } else if (waiting != null) {
        giveUp(waiting);
      }
    }
  }

  /** Sends an answer, and goes on with the next request. */
  private void send(ChannelHandlerContext context, HttpRequest request, Response response) {
    answer = null;
    waitsFor = null;
    boolean stays = HttpUtil.isKeepAlive(request) && !saidAll;
    FullHttpResponse message = HttpMessages.response(response, isHead(request), stays);
    within(SEND_SECONDS, context);
    context
        .writeAndFlush(message)
        .addListener(
            sent -> {
              connections.count(-1);
              if (sent.isSuccess() && stays) {
                again(context);
              } else {
                end(context);
              }
            });
  }

  private void again(ChannelHandlerContext context) {
    step = Step.HEAD;
    waitingSince = System.nanoTime();
    head = null;
    refusal = null;
    within(IDLE_SECONDS, context);
    Object waiting = next;
    next = null;
    if (waiting == null) {
      context.read();
    } else {
      channelRead(context, waiting);
    }
  }

  /** Answers before the request is whole: what still comes is of no interest. */
  private void refuse(ChannelHandlerContext context, HttpRequest request, Response response) {
    step = Step.LINGER;
    waitingSince = System.nanoTime();
    within(LINGER_SECONDS, context);
    context
        .writeAndFlush(HttpMessages.response(response, isHead(request), false))
        .addListener(
            (ChannelFutureListener)
                sent -> {
                  if (sent.channel() instanceof DuplexChannel duplex) {
                    var unused = duplex.shutdownOutput();
                  }
                });
    context.read();
  }

  private void linger(ChannelHandlerContext context, Object part) {
    if (part instanceof HttpContent content) {
      lingered += content.content().readableBytes();
    }
    if (part instanceof LastHttpContent || lingered > LINGER_BYTES) {
      end(context);
    } else {
      context.read();
    }
  }

  private static boolean isHead(HttpRequest request) {
    return request.method().equals(HttpMethod.HEAD);
  }

  private static void end(ChannelHandlerContext context) {
    var unused = context.close();
  }

  private void within(int seconds, ChannelHandlerContext context) {
    if (deadline != null) {
      deadline.cancel(false);
    }
    Runnable end = () -> end(context);
    deadline = context.executor().schedule(end, seconds, TimeUnit.SECONDS);
  }
}
