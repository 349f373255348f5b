package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty;
import io.pachsh.cluster.ServiceIssuer;
import io.pachsh.cluster.identity.IdentityHost;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.embedded.state.ClusterState;
import java.net.URI;

/** The identity service that an embedded cluster brings, as the cluster itself uses it. */
record OwnIdentityService(IdentityHost host, IdentityStorage storage) {
  /**
   * The relying party for a configuration: when its issuer is this service, the service listens by
   * then, and is asked on this machine.
   *
   * @throws io.pachsh.access.RefusedException when its port cannot be opened
   */
  RelyingParty relyingParty(RelyingParty party, AuthConfiguration configuration) {
    return issues(configuration) ? party.reaching(host.listen(storage)) : party;
  }

  /** Whether logins under a configuration are this service's. */
  boolean issues(AuthConfiguration configuration) {
    return ServiceIssuer.isOf(configuration, storage.settings());
  }

  /** Whether somebody may come to it: it has connectors, or the cluster's logins are its own. */
  boolean isNeeded(ClusterState state) {
    return !state.identities().connectors().isEmpty()
        || state.live().configuration().filter(this::issues).isPresent();
  }

  void listen() {
    var unused = host.listen(storage);
  }

  void end() {
    host.end(storage);
  }

  /** Stands where nothing runs identity services. */
  record NoHost() implements IdentityHost {
    @Override
    public URI listen(IdentityStorage storage) {
      throw new RefusedException(
          new Refusal.LoginRefused(
              new LoginProblem(
                  "identity service",
                  "This program runs no identity service.",
                  "",
                  "",
                  "Log in with 'auth login' of pachsh itself.")));
    }

    @Override
    public void end(IdentityStorage storage) {}
  }
}
