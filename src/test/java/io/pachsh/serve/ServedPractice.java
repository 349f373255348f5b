package io.pachsh.serve;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.pachsh.access.Principal;
import io.pachsh.cluster.Caller;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster of which robot:admin is administrator, served on a free port, and its clients. */
final class ServedPractice implements AutoCloseable {
  static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER);

  static final Limits LIMITS =
      new Limits(200, 100, 20, Duration.ofSeconds(60), Duration.ofSeconds(60));

  final TestParty party;
  final List<RequestLog.Entry> log = new CopyOnWriteArrayList<>();
  final List<RuntimeException> bugs = new CopyOnWriteArrayList<>();
  final EmbeddedCluster cluster;
  final ApiServer server;

  /** Empty while access control is off. */
  final Optional<Secret> admin;

  private final Optional<TlsPair> tls;
  private final List<ManagedChannel> channels = new ArrayList<>();

  private ServedPractice(
      Path directory, Optional<Secret> admin, Optional<TlsPair> tls, Limits limits) {
    this.party = new TestParty();
    this.cluster = open(directory, party);
    this.admin = admin;
    this.tls = tls;
    server =
        ApiServer.start(
            cluster,
            new ServeSettings(
                ApiServer.loopback(), 0, tls.map(TlsPair::files), Optional.of(0), true, limits),
            silent(),
            Clock.systemUTC());
  }

  static ServedPractice in(Path directory) {
    return activated(directory, Optional.empty(), LIMITS);
  }

  static ServedPractice activated(Path directory, Optional<TlsPair> tls, Limits limits) {
    EmbeddedCluster cluster = open(directory, new TestParty());
    Secret admin =
        cluster
            .as(Optional.empty())
            .activate(Optional.of(Principal.robot("admin")), Optional.empty())
            .token();
    cluster.save();
    cluster.close();
    return of(directory, Optional.of(admin), tls, limits);
  }

  /** Serves what is in a directory. */
  static ServedPractice of(
      Path directory, Optional<Secret> admin, Optional<TlsPair> tls, Limits limits) {
    return new ServedPractice(directory, admin, tls, limits);
  }

  static EmbeddedCluster open(Path directory, TestParty party) {
    return EmbeddedCluster.open(directory, "practice", party, Clock.systemUTC(), new SecureRandom())
        .hostedBy(new SilentIdentityHost());
  }

  /** A log that tests can look at. */
  RequestLog silent() {
    return new RequestLog() {
      @Override
      public void add(Entry entry) {
        log.add(entry);
      }

      @Override
      public void bug(String method, RuntimeException bug) {
        bugs.add(bug);
      }
    };
  }

  /** The cluster as its administrator, without the wire. */
  Caller inside() {
    return cluster.as(admin);
  }

  ManagedChannel channel() {
    try {
      ChannelCredentials credentials =
          tls.isPresent()
              ? TlsChannelCredentials.newBuilder()
                  .trustManager(tls.get().certificate().toFile())
                  .build()
              : InsecureChannelCredentials.create();
      ManagedChannel channel = builder(credentials).maxInboundMessageSize(20 * 1024 * 1024).build();
      channels.add(channel);
      return channel;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  OkHttpChannelBuilder builder(ChannelCredentials credentials) {
    return OkHttpChannelBuilder.forAddress(
        InetAddress.getLoopbackAddress().getHostAddress(), server.port(), credentials);
  }

  APIGrpc.APIBlockingStub admin() {
    return as(admin.orElseThrow().reveal());
  }

  APIGrpc.APIBlockingStub as(String... tokens) {
    return APIGrpc.newBlockingStub(channel())
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata(tokens)));
  }

  static Metadata metadata(String... tokens) {
    Metadata metadata = new Metadata();
    for (String token : tokens) {
      metadata.put(TOKEN, token);
    }
    return metadata;
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    server.close();
    cluster.close();
  }
}
