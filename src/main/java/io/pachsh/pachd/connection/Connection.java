package io.pachsh.pachd.connection;

import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.network.TrustedAuthorities;
import io.pachsh.version.Version;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one channel to a pachd, opened at the first call and kept. One that failed is put aside for a
 * new one, which resolves the name and dials afresh.
 */
public final class Connection implements AutoCloseable {
  /** What pachd and pachctl allow each other. */
  private static final int LARGEST_MESSAGE_BYTES = 20 * 1024 * 1024;

  private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

  /** Those of both versions that HTTP/2 allows (RFC 9113 §9.2.2). */
  private static final String[] TLS_SUITES = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  private static final long PROBE_PATIENCE_SECONDS = 10;
  private static final long CLOSING_SECONDS = 2;

  private final Endpoint endpoint;
  private final NetworkRoute route;
  private final List<ManagedChannel> aside = new ArrayList<>();
  private @Nullable ManagedChannel kept;
  private boolean closed;

  public Connection(NetworkRoute route) {
    this.endpoint = route.endpoint();
    this.route = route;
  }

  synchronized ManagedChannel channel() {
    if (closed) {
      throw new Failure(Exit.FAILED, "The connection to " + endpoint + " was closed.");
    }
    if (kept == null) {
      kept = open();
    }
    return kept;
  }

  /** Puts a channel that failed aside; calls on it that still go on may end. */
  synchronized void renew(ManagedChannel failed) {
    if (failed.equals(kept)) {
      kept = null;
      aside.removeIf(ManagedChannel::isTerminated);
      aside.add(failed.shutdown());
    }
  }

  private ManagedChannel open() {
    OkHttpChannelBuilder builder =
        route
            .channel()
            .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
            .userAgent("pachsh/" + Version.TEXT)
            .disableServiceConfigLookUp()
            // After an I/O failure grpc-okhttp takes a call that was sent for one that was not, and
            // would send it again: a change twice. What may be repeated, Line repeats.
            .disableRetry()
            .addTransportFilter(new VerifiedPeer.Filter())
            .directExecutor();
    if (endpoint.security() instanceof Endpoint.Plain) {
      builder.usePlaintext();
    } else if (endpoint.security() instanceof Endpoint.OwnTls own) {
      builder.sslSocketFactory(trusting(own.pem()));
    } else {
      route.network().authorities().ifPresent(all -> builder.sslSocketFactory(all.sockets()));
    }
    if (!(endpoint.security() instanceof Endpoint.Plain)) {
      // Left alone it speaks TLS 1.2 only.
      builder.tlsConnectionSpec(TLS_VERSIONS, TLS_SUITES);
    }
    endpoint
        .keepAlive()
        .ifPresent(
            rhythm ->
                builder
                    .keepAliveTime(rhythm.toNanos(), TimeUnit.NANOSECONDS)
                    .keepAliveTimeout(PROBE_PATIENCE_SECONDS, TimeUnit.SECONDS));
    return builder.build();
  }

  /** TLS that trusts the context's own certificate authorities and no other. */
  private SSLSocketFactory trusting(String pem) {
    try {
      return TrustedAuthorities.of("server_cas", pem).sockets();
    } catch (CertificateException e) {
      throw new Failure(
          Exit.FAILED,
          "The certificate authority that the context gives for %s (server_cas) cannot be read: %s."
              .formatted(endpoint, e.getMessage()),
          "It must be PEM, one or more blocks '-----BEGIN CERTIFICATE-----'.");
    }
  }

  /** Cancels what still goes on, and frees everything. */
  @Override
  public synchronized void close() {
    closed = true;
    if (kept != null) {
      aside.add(kept);
      kept = null;
    }
    aside.forEach(ManagedChannel::shutdownNow);
    try {
      for (ManagedChannel channel : aside) {
        channel.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    aside.clear();
  }
}
