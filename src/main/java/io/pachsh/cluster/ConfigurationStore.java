package io.pachsh.cluster;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty;
import java.util.Optional;

/** The auth configuration of a cluster, as one caller. */
public interface ConfigurationStore {
  LiveConfiguration live();

  /** Refuses a configuration that this cluster could not keep, before anybody is asked about it. */
  void requireKeepable(AuthConfiguration configuration);

  /**
   * What a configuration's provider publishes, as the cluster finds it when somebody logs in; empty
   * of a cluster that looks by itself when the configuration is set.
   *
   * @throws RefusedException when the cluster's own identity service is the provider, and cannot
   *     run
   */
  Optional<RelyingParty.Discovery> discover(AuthConfiguration configuration);

  /**
   * Replaces the configuration; a renamed provider's users lose their sessions. Unless the cluster
   * asks the provider itself, the caller has checked it against the provider.
   *
   * @param expectedVersion the version it must replace, or 0 to replace whatever is there
   */
  ConfigurationChange set(AuthConfiguration configuration, long expectedVersion, boolean force);

  /** Forgets the configuration: nobody can log in until there is another one. */
  ConfigurationChange clear(boolean force);
}
