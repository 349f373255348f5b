package io.pachsh.pachd;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty;
import io.pachsh.cluster.ConfigurationChange;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.wire.ConfigurationMessages;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetConfigurationRequest;
import io.pachsh.wire.auth.SetConfigurationRequest;
import java.util.List;
import java.util.Optional;

/** The auth configuration of a real cluster, as one caller. */
record RemoteConfiguration(PachdClient pachd) implements ConfigurationStore {
  @Override
  public LiveConfiguration live() {
    return new LiveConfiguration(
        0,
        ConfigurationLimits.read(
            pachd
                .ask(
                    APIGrpc.getGetConfigurationMethod(),
                    GetConfigurationRequest.getDefaultInstance(),
                    CallPolicy.READING)
                .getConfiguration()));
  }

  /** The guide's shape can be kept, as connector, client and configuration. */
  @Override
  public void requireKeepable(AuthConfiguration configuration) {}

  @Override
  public Optional<RelyingParty.Discovery> discover(AuthConfiguration configuration) {
    return Optional.empty();
  }

  @Override
  public ConfigurationChange set(
      AuthConfiguration configuration, long expectedVersion, boolean force) {
    AuthConfiguration.Pachctl wanted = ConfigurationLimits.pachctlShape(configuration);
    if (expectedVersion != 0) {
      throw new RefusedException(new Refusal.StaleVersion(expectedVersion, 0));
    }
    return set(request(wanted), CallPolicy.changing("auth get-config"));
  }

  /** Replaces the configuration, as a step that may be taken again. */
  void settle(AuthConfiguration.Pachctl wanted) {
    set(request(wanted), CallPolicy.SETTLING);
  }

  /** An absent configuration in the request is what pachd takes for none. */
  @Override
  public ConfigurationChange clear(boolean force) {
    return set(
        SetConfigurationRequest.getDefaultInstance(), CallPolicy.changing("auth get-config"));
  }

  private static SetConfigurationRequest request(AuthConfiguration.Pachctl wanted) {
    return SetConfigurationRequest.newBuilder()
        .setConfiguration(ConfigurationMessages.message(wanted))
        .build();
  }

  private ConfigurationChange set(SetConfigurationRequest request, CallPolicy policy) {
    pachd.ask(APIGrpc.getSetConfigurationMethod(), request, policy);
    return new ConfigurationChange(0, 0, List.of());
  }
}
