package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.ConfigurationChange;
import io.pachsh.access.ConfigurationStore;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.RedirectRule;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;

/** The auth configuration of an embedded cluster, as one caller. */
record EmbeddedConfiguration(Entrance entrance) implements ConfigurationStore {
  @Override
  public LiveConfiguration live() {
    Gate gate = entrance.gate();
    gate.permitted(Permission.CLUSTER_AUTH_GET_CONFIG);
    return gate.state().live();
  }

  @Override
  public void requireKeepable(AuthConfiguration configuration) {
    RedirectRule.requireLoopback(configuration.client().redirectUri());
  }

  @Override
  public ConfigurationChange set(
      AuthConfiguration configuration, long expectedVersion, boolean force) {
    return entrance.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_SET_CONFIG);
          long live = gate.state().live().version();
          if (expectedVersion != 0 && expectedVersion != live) {
            throw new RefusedException(new Refusal.StaleVersion(expectedVersion, live));
          }
          ConfigurationSet set = new ConfigurationSet(entrance.mint().stamp(caller), configuration);
          return Proposal.of(
              set,
              new ConfigurationChange(
                  live + 1, set.sessionsEnded(gate.state()), set.orphans(gate.state())));
        });
  }

  @Override
  public ConfigurationChange clear(boolean force) {
    return entrance.change(
        force,
        gate -> {
          Principal caller = gate.permitted(Permission.CLUSTER_AUTH_SET_CONFIG);
          ConfigurationCleared cleared = new ConfigurationCleared(entrance.mint().stamp(caller));
          return Proposal.of(cleared, cleared.consequence(gate.state()));
        });
  }
}
