package io.pachsh.oidc;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.http.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * The relying party's way to the provider: every exchange ends within the time limit, is read up to
 * 1 MiB, and fails with the stage that it reached. Redirects are followed for public documents
 * only, and within their origin. Interrupting the thread ends an exchange as Ctrl-C ends a command.
 */
final class Web {
  static final int MAX_BODY_BYTES = 1 << 20;
  private static final int MAX_REDIRECTS = 3;

  private final OkHttpClient client;
  private final Duration limit;
  private final ExecutorService threads;

  /** A client that trusts the authorities that the JDK trusts. */
  static Web withSystemTrust(Duration limit) {
    return new Web(new OkHttpClient(), limit);
  }

  /** A client with the time limit; certificates are judged by the given client's trust. */
  Web(OkHttpClient trusting, Duration limit) {
    this.limit = limit;
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

  /** Gets a public document; redirects within its origin are followed, others fail. */
  Reply document(URI address) {
    long deadline = System.nanoTime() + limit.toNanos();
    URI next = address;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      Reply reply = exchange(get(next).build(), next, deadline);
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
      next = target;
    }
    throw new RejectedException(
        "HTTP",
        "%s redirects more than %d times.".formatted(address, MAX_REDIRECTS),
        "Check the address, and what stands in front of the provider.");
  }

  /** Gets a document for the holder of an access token (RFC 6750 §2.1). Follows no redirect. */
  Reply protectedDocument(URI address, String accessToken) {
    Request request = get(address).header("Authorization", "Bearer " + accessToken).build();
    return exchange(request, address, System.nanoTime() + limit.toNanos());
  }

  /** Posts a form, once, with an Authorization header or without. Follows no redirect. */
  Reply post(URI address, Map<String, String> form, Optional<String> authorization) {
    Request.Builder request =
        new Request.Builder()
            .url(address.toString())
            .header("Accept", "application/json")
            .header("User-Agent", "pachsh")
            .post(new OnceOnly(Parameters.format(form)));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return exchange(request.build(), address, System.nanoTime() + limit.toNanos());
  }

  private static Request.Builder get(URI address) {
    return new Request.Builder()
        .url(address.toString())
        .header("Accept", "application/json")
        .header("User-Agent", "pachsh");
  }

  /** Scheme, host and port of an address. */
  static String origin(URI address) {
    return address.getScheme() + "://" + address.getHost() + ":" + port(address);
  }

  static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  private Reply exchange(Request request, URI address, long deadline) {
    Stage stage = new Stage();
    Call call = client.newBuilder().eventListener(stage).build().newCall(request);
    Future<Reply> reply = threads.submit(() -> read(call, address));
    try {
      return reply.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      call.cancel();
      throw TransportFailure.slow(address, stage.step(), limit);
    } catch (InterruptedException e) {
      call.cancel();
      throw new Failure(
          Exit.INTERRUPTED, "Interrupted: the request to %s was given up.".formatted(address));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException failure) {
        throw TransportFailure.of(address, stage.step(), failure, limit);
      }
      if (cause instanceof RejectedException rejected) {
        throw rejected;
      }
      throw new IllegalStateException("the request to " + address + " broke", cause);
    }
  }

  private static Reply read(Call call, URI address) throws IOException {
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
          new String(body, StandardCharsets.UTF_8));
    }
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
