package io.pachsh;

import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.file.PrivateFile;
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
import java.util.Optional;

/** How a transcript's commands reach the cluster. */
enum Transport {
  IN_PROCESS,
  GRPC,
  GRPC_OVER_TLS;

  /** What pachctl's file calls the cluster; pachsh shows it as {@code pachctl/local}. */
  private static final String ENTRY = "local";

  /** A cluster within reach; closing it ends its server. */
  record Reach(Options options, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /** Makes a brand-new cluster that a session in this home reaches. */
  Reach open(Path home) throws Exception {
    if (this == IN_PROCESS) {
      return new Reach(new Options(), () -> {});
    }
    Optional<TlsPair> tls =
        this == GRPC_OVER_TLS ? Optional.of(TlsPair.in(home)) : Optional.empty();
    SecureRandom random = new SecureRandom();
    LazyRelyingParty party = new LazyRelyingParty(Clock.systemUTC(), random, Optional.empty());
    EmbeddedCluster cluster =
        EmbeddedCluster.open(home.resolve("served"), ENTRY, party, Clock.systemUTC(), random);
    ApiServer server =
        ApiServer.start(
            cluster, party, settings(tls.map(TlsPair::files)), new Silent(), Clock.systemUTC());
    Path file = home.resolve("pachctl.json");
    PrivateFile.replace(file, context(server.port(), tls));
    Options options = new Options();
    options.context = "pachctl/" + ENTRY;
    return new Reach(
        options,
        () -> {
          server.close();
          cluster.close();
        });
  }

  private static ServeSettings settings(Optional<TlsFiles> tls) {
    return new ServeSettings(ApiServer.loopback(), 0, tls, Optional.empty(), true, Limits.USUAL);
  }

  private static String context(int port, Optional<TlsPair> tls) throws Exception {
    String trusted =
        tls.isEmpty()
            ? ""
            : ", \"server_cas\": \""
                + Base64.getEncoder().encodeToString(Files.readAllBytes(tls.get().certificate()))
                + "\"";
    return "{\"v2\": {\"active_context\": \"%1$s\", \"contexts\": {\"%1$s\": {\"pachd_address\": \"%2$s://127.0.0.1:%3$d\"%4$s}}}}"
        .formatted(ENTRY, tls.isEmpty() ? "grpc" : "grpcs", port, trusted);
  }

  /**
   * What a screen would be in process and on a real cluster alike: under one name, and with prompts
   * that say nothing about what is unsaved, for what is done on a real cluster never is.
   */
  String common(String screen) {
    return this == IN_PROCESS
        ? screen
        : screen
            .replace("pachctl/" + ENTRY, ENTRY)
            .replaceAll("(?m)^(local!?(?: [^\\s*]+)?)\\* >", "$1 >");
  }

  /** A log that is only about bugs. */
  private static final class Silent implements RequestLog {
    @Override
    public void add(Entry entry) {}

    @Override
    public void bug(String method, RuntimeException bug) {
      throw new AssertionError(method, bug);
    }
  }
}
