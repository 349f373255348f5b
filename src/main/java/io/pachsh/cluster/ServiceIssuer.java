package io.pachsh.cluster;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.cluster.identity.IdentitySettings;

/** Which auth configurations name a cluster's own identity service as the issuer. */
public final class ServiceIssuer {
  private ServiceIssuer() {}

  /** Whether people log in through the identity service that is set up so; a slash aside. */
  public static boolean isOf(AuthConfiguration configuration, IdentitySettings settings) {
    return configuration instanceof AuthConfiguration.Pachctl pachctl
        && (pachctl.localhostIssuer()
            || withoutFinalSlash(pachctl.client().issuer())
                .equals(withoutFinalSlash(settings.effectiveIssuer())));
  }

  private static String withoutFinalSlash(String issuer) {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }
}
