package io.pachsh.cli.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How pachctl comes to know a served cluster under the name of a context. */
public interface ContextAnnouncer {
  /**
   * Lets pachctl know, or says how to.
   *
   * @param address such as {@code grpc://127.0.0.1:30650}
   * @param certificate the PEM file to trust, when the cluster is served with TLS
   * @return lines to show
   */
  List<String> announce(String name, String address, Optional<Path> certificate);

  /** Says which commands of pachctl do it. */
  static List<String> bySaying(String name, String address, Optional<Path> certificate) {
    String made =
        certificate
            .map(
                file ->
                    "echo '{\"pachd_address\":\"%s\",\"server_cas\":\"'$(base64 -w0 %s)'\"}' | pachctl config set context %s --overwrite"
                        .formatted(address, file, name))
            .orElse("pachctl connect %s --alias %s".formatted(address, name));
    return List.of(
        "pachctl knows it as '%s' after:".formatted(name),
        "  " + made,
        "  pachctl config set active-context " + name);
  }
}
