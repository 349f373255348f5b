package io.pachsh.cli.serve;

import io.pachsh.config.PachctlContext;
import io.pachsh.config.TrustedCertificates;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.outside.QuotedWord;
import io.pachsh.serve.TlsFiles;
import io.pachsh.session.PachctlEntryName;
import io.pachsh.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The context in pachctl's configuration file under which a served cluster is found. */
record PachctlEntry(Session session, String name) {
  /** One that may be written: it is new, or the same cluster's. */
  static PachctlEntry of(Session session, String wanted, String deploymentId) {
    String name = PachctlEntryName.named(wanted, session);
    PachctlContext known = session.real().config().contexts().get(name);
    if (known != null && !known.deploymentId().equals(deploymentId)) {
      throw new Failure(
          Exit.FAILED,
          "The context '%s' is there already, for another cluster at %s."
              .formatted(name, known.address()),
          "Choose another name for --context-name; nothing was changed and nothing is served.");
    }
    return new PachctlEntry(session, name);
  }

  /**
   * Writes address, trusted certificate and deployment id; a token that is there stays, and so does
   * the active context of a file that is there.
   */
  List<String> write(Serving.Served served, String deploymentId) {
    PachctlContext known = session.real().entryNamed(name);
    Optional<Path> certificate = served.settings().tls().map(TlsFiles::certificate);
    session
        .real()
        .change(
            session
                .real()
                .config()
                .with(
                    name,
                    known
                        .with("pachd_address", served.address())
                        .with("server_cas", certificate.map(PachctlEntry::base64).orElse(""))
                        .with("cluster_deployment_id", deploymentId)));
    session.real().save();
    boolean isActive = session.real().config().active().filter(name::equals).isPresent();
    return List.of(
        isActive
            ? "pachctl knows it as '%s', which is its active context".formatted(name)
            : "pachctl knows it as '%s': pachctl config set active-context %s"
                .formatted(name, QuotedWord.word(name)));
  }

  private static String base64(Path certificate) {
    try {
      return TrustedCertificates.encoded(BoundedInput.text(certificate, BoundedInput.DOCUMENT));
    } catch (IOException e) {
      throw FileTrouble.failure("The certificate " + certificate + " cannot be read", e, "");
    }
  }
}
