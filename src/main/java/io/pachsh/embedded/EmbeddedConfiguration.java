package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.RedirectRule;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty;
import io.pachsh.cluster.ConfigurationChange;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.embedded.change.ConfigurationCleared;
import io.pachsh.embedded.change.ConfigurationSet;
import io.pachsh.embedded.change.Proposal;
import java.util.Optional;

/** The auth configuration of an embedded cluster, as one caller. */
record EmbeddedConfiguration(CallerOperations operations, Logins logins)
    implements ConfigurationStore {
  @Override
  public LiveConfiguration live() {
    return operations.permitted(Permission.CLUSTER_AUTH_GET_CONFIG).live();
  }

  @Override
  public void requireKeepable(AuthConfiguration configuration) {
    RedirectRule.requireLoopback(configuration.client().redirectUri());
  }

  @Override
  public Optional<RelyingParty.Discovery> discover(AuthConfiguration configuration) {
    return Optional.of(logins.discover(configuration));
  }

  @Override
  public ConfigurationChange set(
      AuthConfiguration configuration, long expectedVersion, boolean force) {
    return operations.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_SET_CONFIG);
          long live = gate.state().live().version();
          if (expectedVersion != 0 && expectedVersion != live) {
            throw new RefusedException(new Refusal.StaleVersion(expectedVersion, live));
          }
          ConfigurationSet set =
              new ConfigurationSet(operations.ids().stamp(caller), configuration);
          return Proposal.of(
              set,
              new ConfigurationChange(
                  live + 1, set.sessionsEnded(gate.state()), set.orphans(gate.state())));
        });
  }

  @Override
  public ConfigurationChange clear(boolean force) {
    return operations.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_SET_CONFIG);
          ConfigurationCleared cleared = new ConfigurationCleared(operations.ids().stamp(caller));
          return Proposal.of(cleared, cleared.consequence(gate.state()));
        });
  }
}
