package io.pachsh.cli.serve;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.serve.ApiServer;
import io.pachsh.serve.Limits;
import io.pachsh.serve.ServeSettings;
import io.pachsh.serve.TlsFiles;
import io.pachsh.session.WorkingDirectory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and how to serve, as it is typed. */
final class ServeOptions {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "30650",
      description = "The port of gRPC; 0 takes a free one. By default ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Serve with TLS: the certificate and its chain, in PEM.")
  private @Nullable String certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, in PEM.")
  private @Nullable String key;

  @Option(
      names = "--http-port",
      paramLabel = "N",
      description = "Also answer JSON over HTTP there, on this machine alone.")
  private @Nullable Integer httpPort;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = "Listen there instead of on this machine alone; needs TLS.")
  private @Nullable String listen;

  @Option(
      names = "--allow-activate",
      description = "Serve although access control is off: whoever comes first may switch it on.")
  private boolean allowActivate;

  ServeSettings settings(WorkingDirectory directory) {
    requirePort("--port", port);
    if (httpPort != null) {
      requirePort("--http-port", httpPort);
    }
    Optional<TlsFiles> tls = tls(directory);
    return new ServeSettings(
        addresses(tls.isPresent()),
        port,
        tls,
        Optional.ofNullable(httpPort),
        allowActivate,
        Limits.USUAL);
  }

  private Optional<TlsFiles> tls(WorkingDirectory directory) {
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      throw new Failure(
          Exit.USAGE,
          "TLS needs both files: "
              + (key == null ? "--tls-key is missing." : "--tls-cert is missing."));
    }
    Path chain = directory.current().resolve(certificate);
    return Optional.of(new TlsFiles(chain, directory.current().resolve(key)));
  }

  private List<InetAddress> addresses(boolean tls) {
    if (listen == null) {
      return ApiServer.loopback();
    }
    try {
      InetAddress address = InetAddress.getByName(listen);
      if (!address.isLoopbackAddress() && !tls) {
        throw new Failure(
            Exit.USAGE,
            "Others could read the tokens on the way: --listen " + listen + " needs TLS.",
            "Give --tls-cert and --tls-key too.");
      }
      return List.of(address);
    } catch (UnknownHostException e) {
      throw new Failure(Exit.USAGE, "'" + listen + "' is no address to listen on.");
    }
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > 65535) {
      throw new Failure(Exit.USAGE, option + " must be between 0 and 65535, not " + port + ".");
    }
  }
}
