package io.pachsh.cli.config;

import io.pachsh.config.AddressResolution;
import io.pachsh.config.PachctlContext;
import io.pachsh.config.TrustedCertificates;
import java.util.Optional;

/** What must fit together in a context before it is kept. */
final class Addresses {
  private Addresses() {}

  /** Fails on certificates that are none, and on certificates for an address without TLS. */
  static void require(String entry, PachctlContext context) {
    if (!context.serverCas().isEmpty()) {
      TrustedCertificates.pem(context.serverCas());
    }
    AddressResolution resolution =
        AddressResolution.of(entry, context, variable -> Optional.empty());
    if (resolution.origin() != AddressResolution.Origin.NOTHING) {
      resolution.destination();
    }
  }
}
