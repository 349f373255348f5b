package io.pachsh;

import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.file.NamedFile;
import io.pachsh.kube.KubeStandIn;
import io.pachsh.serve.ApiServer;
import io.pachsh.serve.Limits;
import io.pachsh.serve.RequestLog;
import io.pachsh.serve.ServeSettings;
import io.pachsh.serve.TlsFiles;
import io.pachsh.serve.TlsPair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** How a transcript's commands reach the cluster. */
enum Transport {
  IN_PROCESS,
  GRPC,
  GRPC_OVER_TLS,
  /** Through the API of a Kubernetes cluster. */
  KUBERNETES;

  /**
   * What pachctl's file calls the cluster of a transcript that holds for any; pachsh shows it as
   * {@code pachctl/local}.
   */
  private static final String LIKE_EMBEDDED = "local";

  /** What it calls the cluster of a transcript about real ones. */
  private static final String REAL = "prod";

  /** What pachctl's file says of a cluster that Kubernetes leads to. */
  private static final String IN_KUBERNETES =
      "\"cluster_name\": \"standin-cluster\", \"auth_info\": \"admin\", \"namespace\": \"data\"";

  /** A cluster within reach; closing it ends its server. */
  record Reach(Options options, Map<String, String> variables, Runnable end)
      implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /** Whether the cluster is a real one, for all that the session can see. */
  boolean isRemote() {
    return this != IN_PROCESS;
  }

  /** Makes a brand-new cluster that a session in this home reaches. */
  Reach open(Path home, Transcript transcript) throws Exception {
    if (!isRemote()) {
      return new Reach(new Options(), Map.of(), () -> {});
    }
    String entry = transcript.isFor("real") ? REAL : LIKE_EMBEDDED;
    Optional<TlsPair> tls =
        this == GRPC_OVER_TLS ? Optional.of(TlsPair.in(home)) : Optional.empty();
    SecureRandom random = new SecureRandom();
    LazyRelyingParty party =
        new LazyRelyingParty(Clock.systemUTC(), random, Map::of, Optional.empty());
    LazyIdentityHost identityServices =
        new LazyIdentityHost(Clock.systemUTC(), random, Map::of, party::limit);
    EmbeddedCluster cluster =
        EmbeddedCluster.open(home.resolve("served"), entry, party, Clock.systemUTC(), random)
            .hostedBy(identityServices);
    ApiServer server =
        ApiServer.start(
            cluster, settings(tls.map(TlsPair::files)), new Silent(), Clock.systemUTC());
    Path file = home.resolve("pachctl.json");
    Optional<KubeStandIn> kubernetes =
        this == KUBERNETES
            ? Optional.of(KubeStandIn.start().pachd("data", "pachd-0", server.port()))
            : Optional.empty();
    String pachctls =
        kubernetes.isPresent() ? context(entry, IN_KUBERNETES) : context(entry, server.port(), tls);
    new NamedFile(file).replace(out -> out.write(pachctls));
    Map<String, String> variables =
        kubernetes.isPresent()
            ? Map.of(
                "KUBECONFIG",
                kubernetes.get().kubeconfig(home.resolve("kube.yaml"), "data").toString())
            : Map.of();
    Options options = new Options();
    options.context = transcript.isFor("real") ? entry : "pachctl/" + entry;
    return new Reach(
        options,
        variables,
        () -> {
          kubernetes.ifPresent(KubeStandIn::close);
          server.close();
          cluster.close();
          identityServices.close();
        });
  }

  private static ServeSettings settings(Optional<TlsFiles> tls) {
    return new ServeSettings(ApiServer.loopback(), 0, tls, Optional.empty(), true, Limits.USUAL);
  }

  private static String context(String entry, int port, Optional<TlsPair> tls) throws Exception {
    String trusted =
        tls.isEmpty()
            ? ""
            : ", \"server_cas\": \""
                + Base64.getEncoder().encodeToString(Files.readAllBytes(tls.get().certificate()))
                + "\"";
    return context(
        entry,
        "\"pachd_address\": \"%s://127.0.0.1:%d\"%s"
            .formatted(tls.isEmpty() ? "grpc" : "grpcs", port, trusted));
  }

  private static String context(String entry, String keys) {
    return "{\"v2\": {\"active_context\": \"%1$s\", \"contexts\": {\"%1$s\": {%2$s}}}}"
        .formatted(entry, keys);
  }

  /**
   * What a screen would be whichever the transport. Of a transcript that holds for any cluster, the
   * one of a real cluster has another name for it, and prompts that say nothing about what is
   * unsaved, for what is done on a real cluster never is.
   */
  String common(Transcript transcript, String screen) {
    if (transcript.isFor("real")) {
      return screen
          .replaceAll("note: port \\S+ of this machine is in use: .*\\n.*all is well\\.\\n", "")
          .replace("kubernetes:standin-cluster/data", "grpc://127.0.0.1:<port>")
          .replace("grpcs://127.0.0.1", "grpc://127.0.0.1");
    }
    return isRemote()
        ? screen
            .replace("pachctl/" + LIKE_EMBEDDED, LIKE_EMBEDDED)
            .replaceAll("(?m)^(local!?(?: [^\\s*]+)?)\\* >", "$1 >")
        : screen;
  }

  /** A log that is only about bugs. */
  static final class Silent implements RequestLog {
    @Override
    public void add(Entry entry) {}

    @Override
    public void bug(String method, RuntimeException bug) {
      throw new AssertionError(method, bug);
    }
  }
}
