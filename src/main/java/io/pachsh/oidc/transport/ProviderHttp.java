package io.pachsh.oidc.transport;

import io.pachsh.failure.Interruption;
import io.pachsh.http.Parameters;
import io.pachsh.network.Network;
import io.pachsh.network.TrustedAuthorities;
import io.pachsh.outside.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * The relying party's way to the provider: every exchange ends within the time limit, is read up to
 * 1 MiB, and fails with the stage that it reached. Redirects are followed for public documents
 * only, and within their origin. Interrupting the thread ends an exchange as Ctrl-C ends a command.
 */
public final class ProviderHttp {
  static final int MAX_BODY_BYTES = 1 << 20;
  private static final int MAX_REDIRECTS = 3;

  private final OkHttpClient client;
  private final Optional<String> trust;
  private final Supplier<Network> network;
  private final Duration limit;
  private final ExecutorService threads;
  private final UnaryOperator<URI> route;

  /** Where HTTP was spoken already: no message denies it afterwards. */
  private final Set<String> answered;

  /** A client that trusts some authorities, or else those that the JDK trusts. */
  static ProviderHttp trusting(
      Optional<TrustedAuthorities> authorities, Supplier<Network> network, Duration limit) {
    OkHttpClient.Builder client = new OkHttpClient.Builder();
    authorities.ifPresent(own -> client.sslSocketFactory(own.sockets(), own.manager()));
    return new ProviderHttp(
        client.build(), authorities.map(TrustedAuthorities::name), network, limit);
  }

  private ProviderHttp(
      OkHttpClient trusting, Optional<String> trust, Supplier<Network> network, Duration limit) {
    this.limit = limit;
    this.trust = trust;
    this.network = network;
    this.answered = ConcurrentHashMap.newKeySet();
    this.route = UnaryOperator.identity();
    this.client =
        trusting
            .newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(limit)
            .connectTimeout(limit)
            .readTimeout(limit)
            .writeTimeout(limit)
            .build();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "oidc");
              thread.setDaemon(true);
              return thread;
            });
  }

  private ProviderHttp(ProviderHttp other, UnaryOperator<URI> route) {
    this.client = other.client;
    this.trust = other.trust;
    this.network = other.network;
    this.limit = other.limit;
    this.threads = other.threads;
    this.answered = other.answered;
    this.route = route;
  }

  /** The same way, on which what is named by one address is asked for at another. */
  public ProviderHttp through(UnaryOperator<URI> otherRoute) {
    return new ProviderHttp(this, otherRoute);
  }

  /** Gets a public document; redirects within its origin are followed, others fail. */
  public Reply document(URI address) {
    long deadline = System.nanoTime() + limit.toNanos();
    URI next = route.apply(address);
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      Reply reply = exchange(client, get(next).build(), next, deadline);
      if (!reply.isRedirect() || reply.location().isEmpty()) {
        return reply;
      }
      URI target = reply.location().get();
      if (!origin(target).equals(origin(next))) {
        throw new RejectedException(
            "HTTP",
            "%s redirects to another origin, %s, which is not followed.".formatted(next, target),
            "an answer from " + origin(next),
            "a redirect to " + target,
            "If the provider lives at %s now, use its address there.".formatted(origin(target)));
      }
      next = route.apply(target);
    }
    throw new RejectedException(
        "HTTP",
        "%s redirects more than %d times.".formatted(address, MAX_REDIRECTS),
        "Check the address, and what stands in front of the provider.");
  }

  /** Gets what stands at an address. Follows no redirect. */
  public Reply once(URI address) {
    return exchange(client, get(address).build(), address, System.nanoTime() + limit.toNanos());
  }

  /** Gets a document for the holder of an access token (RFC 6750 §2.1). Follows no redirect. */
  public Reply protectedDocument(URI named, String accessToken) {
    URI address = route.apply(named);
    Request request = get(address).header("Authorization", "Bearer " + accessToken).build();
    return exchange(client, request, address, System.nanoTime() + limit.toNanos());
  }

  /**
   * Posts a form, once, with an Authorization header or without, on a connection of its own: one
   * that was kept may have been closed by the provider while the person signed in, and this request
   * must not be repeated. Follows no redirect.
   */
  public Reply post(URI named, Map<String, String> form, Optional<String> authorization) {
    URI address = route.apply(named);
    Request.Builder request =
        new Request.Builder()
            .url(address.toString())
            .header("Accept", "application/json")
            .header("User-Agent", "pachsh")
            .post(new OnceOnly(Parameters.format(form)));
    authorization.ifPresent(value -> request.header("Authorization", value));
    OkHttpClient fresh =
        client
            .newBuilder()
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
            .protocols(List.of(Protocol.HTTP_1_1))
            .addNetworkInterceptor(ProviderHttp::withoutInvitation)
            .build();
    return exchange(fresh, request.build(), address, System.nanoTime() + limit.toNanos());
  }

  /** The answer without what makes OkHttp ask again at once. */
  private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build();
  }

  private static Request.Builder get(URI address) {
    return new Request.Builder()
        .url(address.toString())
        .header("Accept", "application/json")
        .header("User-Agent", "pachsh");
  }

  /** Scheme, host and port of an address. */
  public static String origin(URI address) {
    return address.getScheme() + "://" + address.getHost() + ":" + port(address);
  }

  /** The same path and query at another scheme, host and port. */
  public static URI moved(URI address, URI there) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return URI.create(
        there.getScheme() + "://" + there.getRawAuthority() + address.getRawPath() + query);
  }

  public static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  private Reply exchange(OkHttpClient through, Request request, URI address, long deadline) {
    CallStage callStage = new CallStage();
    ProviderProxy way = ProviderProxy.to(address, network.get());
    Call call =
        way.applyTo(through.newBuilder().eventListener(callStage))
            .build()
            .newCall(way.applyTo(request));
    Future<Reply> reply = threads.submit(() -> read(call, address, way));
    try {
      Reply found = reply.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      answered.add(origin(address));
      return found;
    } catch (TimeoutException e) {
      call.cancel();
      throw TransportFailure.slow(call(address, callStage, way));
    } catch (InterruptedException e) {
      call.cancel();
      throw new Interruption(
          "Interrupted: the request to %s was given up.".formatted(address), Lines.none());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException failure) {
        throw TransportFailure.of(call(address, callStage, way), failure);
      }
      if (cause instanceof RejectedException rejected) {
        throw rejected;
      }
      throw new IllegalStateException("the request to " + address + " broke", cause);
    }
  }

  private ProviderCall call(URI address, CallStage callStage, ProviderProxy way) {
    return new ProviderCall(
        address, callStage.step(), limit, way.server(), trust, answered.contains(origin(address)));
  }

  private static Reply read(Call call, URI address, ProviderProxy way) throws IOException {
    try (Response response = call.execute();
        InputStream in = Objects.requireNonNull(response.body()).byteStream()) {
      byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        throw new RejectedException(
            "HTTP",
            "The answer of %s is larger than 1 MiB and was not read.".formatted(address),
            "at most 1 MiB",
            "more",
            "This is no OpenID provider's answer: check the address.");
      }
      return new Reply(
          address,
          response.code(),
          Objects.requireNonNullElse(response.header("Content-Type"), ""),
          location(response),
          new String(body, StandardCharsets.UTF_8),
          way.server(),
          Optional.ofNullable(response.headers().getInstant("Date")),
          certificates(response));
    }
  }

  private static List<X509Certificate> certificates(Response response) {
    return response.handshake() == null
        ? List.of()
        : response.handshake().peerCertificates().stream()
            .filter(X509Certificate.class::isInstance)
            .map(X509Certificate.class::cast)
            .toList();
  }

  private static Optional<URI> location(Response response) {
    return Optional.ofNullable(response.header("Location"))
        .map(text -> response.request().url().resolve(text))
        .map(url -> url.uri());
  }

  /** A form body that is never sent a second time: a code can be used once. */
  private static final class OnceOnly extends RequestBody {
    private final byte[] form;

    OnceOnly(String form) {
      this.form = form.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public MediaType contentType() {
      return MediaType.get("application/x-www-form-urlencoded");
    }

    @Override
    public long contentLength() {
      return form.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(form);
    }
  }
}
