package io.pachsh.cli.idp.setup;

import io.pachsh.cluster.Caller;
import io.pachsh.console.Streams;
import io.pachsh.provisioning.Provisioning;
import io.pachsh.session.Session;

/**
 * The two clusters that a plan may be about: the one at hand, which people log in to, and the one
 * whose identity service they come through.
 */
record IdentityCluster(Session session) {
  /** Whether both are the same, as they are without an enterprise server. */
  boolean isAtHand() {
    return name().equals(session.contextName());
  }

  String name() {
    return session.enterpriseContextName();
  }

  Provisioning provisioning() {
    Caller atHand = session.caller();
    return new Provisioning(
        isAtHand() ? atHand : session.caller(session.enterpriseContext().name()),
        atHand,
        isAtHand());
  }

  /** Says so when a plan spans two clusters. */
  void warn(Streams streams) {
    if (!isAtHand()) {
      streams.note(
          "two clusters change: connectors and clients are those of the enterprise context '%s', the auth configuration is that of '%s'"
              .formatted(name(), session.contextName()));
    }
  }
}
