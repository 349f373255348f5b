package io.pachsh.okta;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.network.Network;
import io.pachsh.network.TrustedAuthorities;
import io.pachsh.oidc.transport.CallStage;
import io.pachsh.oidc.transport.ProviderCall;
import io.pachsh.oidc.transport.ProviderProxy;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.oidc.transport.TransportFailure;
import io.pachsh.outside.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * HTTP exchanges with an Okta org. Each ends within the time limit, is read up to 1 MiB, is sent
 * once, and follows no redirect: what authorizes a request goes to no other address. Interrupting
 * the thread ends an exchange as Ctrl-C ends a command.
 */
public final class OktaHttp {
  static final int MAX_BODY_BYTES = 1 << 20;

  /** How long an exchange may take, unless somebody says otherwise. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

  private static final String NONE = "";

  private final Supplier<Network> network;
  private final Duration limit;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "okta");
            thread.setDaemon(true);
            return thread;
          });

  /** {@code network} says at each exchange which proxies and authorities there are. */
  public OktaHttp(Supplier<Network> network, Duration limit) {
    this.network = network;
    this.limit = limit;
  }

  /** What is sent beside the address: a JSON text or a form. */
  record Body(String type, String text) {
    static Body json(String text) {
      return new Body("application/json", text);
    }

    static Body form(String text) {
      return new Body("application/x-www-form-urlencoded", text);
    }

    /** Without the text, in which secrets may stand. */
    @Override
    public String toString() {
      return type;
    }
  }

  /**
   * One exchange, whatever is answered.
   *
   * @param authorization the header of that name; empty for none
   * @throws Failure when no answer comes, or one that is too large
   */
  OktaReply exchange(
      String method, URI address, Optional<String> authorization, Optional<Body> body) {
    Request.Builder request =
        new Request.Builder()
            .url(address.toString())
            .header("Accept", "application/json")
            .header("User-Agent", "pachsh")
            .method(method, body.map(OktaHttp::requestBody).orElseGet(() -> noBody(method)));
    authorization.ifPresent(value -> request.header("Authorization", value));
    Network now = network.get();
    Optional<TrustedAuthorities> authorities = now.authorities();
    CallStage stage = new CallStage();
    ProviderProxy way = ProviderProxy.to(address, now);
    Call call =
        way.applyTo(client(authorities).eventListener(stage))
            .build()
            .newCall(way.applyTo(request.build()));
    ProviderCall about =
        new ProviderCall(
            address,
            stage.step(),
            limit,
            way.server(),
            authorities.map(TrustedAuthorities::name),
            false);
    return await(call, stage, about);
  }

  private OkHttpClient.Builder client(Optional<TrustedAuthorities> authorities) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .callTimeout(limit)
            .connectTimeout(limit)
            .readTimeout(limit)
            .writeTimeout(limit)
            .addNetworkInterceptor(OktaHttp::withoutInvitation);
    authorities.ifPresent(own -> client.sslSocketFactory(own.sockets(), own.manager()));
    return client;
  }

  private OktaReply await(Call call, CallStage stage, ProviderCall about) {
    Future<OktaReply> reply = threads.submit(() -> read(call));
    try {
      return reply.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      call.cancel();
      throw unreachable(TransportFailure.slow(at(stage, about)));
    } catch (InterruptedException e) {
      call.cancel();
      throw new Interruption(
          "Interrupted: it is not known whether Okta did what it was asked last.",
          Lines.of("'okta show' tells how things stand there."));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw unreachable(TransportFailure.of(at(stage, about), failure));
      }
      if (e.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw new IllegalStateException("the exchange with Okta broke", e.getCause());
    }
  }

  private static ProviderCall at(CallStage stage, ProviderCall about) {
    return new ProviderCall(
        about.address(), stage.step(), about.limit(), about.proxy(), about.trust(), false);
  }

  private static Failure unreachable(RejectedException rejected) {
    boolean trust = rejected.problem().remedy().contains("--provider-ca");
    return new Failure(
        Exit.UNREACHABLE,
        rejected.problem().sentence(),
        trust
            ? "Name the authority's PEM file in SSL_CERT_FILE, or use the right address."
            : rejected.problem().remedy());
  }

  /** The answer without what makes OkHttp ask again at once. */
  private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build();
  }

  private static OktaReply read(Call call) throws IOException {
    try (Response response = call.execute();
        InputStream in = Objects.requireNonNull(response.body()).byteStream()) {
      byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        throw new Failure(
            Exit.FAILED,
            "The answer of %s is larger than 1 MiB and was not read."
                .formatted(call.request().url().host()),
            "No page of Okta's is as large: check the address with 'okta status'.");
      }
      return new OktaReply(
          response.code(),
          new String(body, StandardCharsets.UTF_8),
          response.headers("Link"),
          number(response.header("X-Rate-Limit-Reset")),
          date(response.header("Date")),
          Optional.ofNullable(response.header("Location"))
              .map(text -> response.request().url().resolve(text))
              .map(url -> url.uri()));
    }
  }

  private static Optional<Instant> number(@Nullable String text) {
    return text != null && text.matches("\\d{1,12}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Instant> date(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
          .map(Instant::from);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static RequestBody requestBody(Body body) {
    return bytes(body.text(), MediaType.get(body.type()));
  }

  private static @Nullable RequestBody noBody(String method) {
    return List.of("POST", "PUT").contains(method)
        ? bytes(NONE, MediaType.get("application/json"))
        : null;
  }

  private static RequestBody bytes(String text, MediaType type) {
    return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), type);
  }
}
