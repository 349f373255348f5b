package io.pachsh.cli.auth.signin;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.cluster.ClusterHost;
import io.pachsh.console.Streams;
import io.pachsh.session.Session;

/** Says so when a real cluster sends browsers to a host that they cannot reach from outside. */
public final class BrowserReach {
  private BrowserReach() {}

  /** About a configuration that is or becomes live. */
  public static void note(AuthConfiguration configuration, Session session, Streams streams) {
    boolean replaced =
        configuration instanceof AuthConfiguration.Pachctl pachctl
            && !pachctl.userAccessibleIssuerHost().isEmpty();
    if (!session.context().isEmbedded()
        && !replaced
        && ClusterHost.of(configuration.client().issuer()).isPresent()) {
      streams.note(
          "the issuer is an address inside the cluster: without 'user_accessible_issuer_host'"
              + " browsers elsewhere are sent to a host they do not know");
    }
  }

  /** About the address at which a login begins. */
  static void note(String loginAddress, Session session, Streams streams) {
    if (!session.context().isEmbedded()) {
      ClusterHost.of(loginAddress)
          .ifPresent(
              host ->
                  streams.note(
                      "'%s' is an address inside the cluster, which a browser elsewhere does not reach: 'user_accessible_issuer_host' of 'auth set-config' says where it does"
                          .formatted(host)));
    }
  }
}
