package io.pachsh.pachd;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.ConfigurationChange;
import io.pachsh.access.ConfigurationStore;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.wire.ConfigurationMessages;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetConfigurationRequest;
import io.pachsh.wire.auth.SetConfigurationRequest;
import java.util.List;

/** The auth configuration of a real cluster, as one caller. */
record PachdConfiguration(Line line) implements ConfigurationStore {
  @Override
  public LiveConfiguration live() {
    return new LiveConfiguration(
        0,
        Configurations.read(
            line.ask(
                    APIGrpc.getGetConfigurationMethod(),
                    GetConfigurationRequest.getDefaultInstance(),
                    Manner.READING)
                .getConfiguration()));
  }

  @Override
  public void requireKeepable(AuthConfiguration configuration) {
    Configurations.pachctlShape(configuration);
  }

  @Override
  public ConfigurationChange set(
      AuthConfiguration configuration, long expectedVersion, boolean force) {
    AuthConfiguration.Pachctl wanted = Configurations.pachctlShape(configuration);
    if (expectedVersion != 0) {
      throw new RefusedException(new Refusal.StaleVersion(expectedVersion, 0));
    }
    return set(request(wanted), Manner.CHANGING);
  }

  /** Replaces the configuration, as a step that may be taken again. */
  void settle(AuthConfiguration.Pachctl wanted) {
    set(request(wanted), Manner.SETTLING);
  }

  /** An absent configuration in the request is what pachd takes for none. */
  @Override
  public ConfigurationChange clear(boolean force) {
    return set(SetConfigurationRequest.getDefaultInstance(), Manner.CHANGING);
  }

  private static SetConfigurationRequest request(AuthConfiguration.Pachctl wanted) {
    return SetConfigurationRequest.newBuilder()
        .setConfiguration(ConfigurationMessages.message(wanted))
        .build();
  }

  private ConfigurationChange set(SetConfigurationRequest request, Manner manner) {
    line.ask(APIGrpc.getSetConfigurationMethod(), request, manner);
    return new ConfigurationChange(0, 0, List.of());
  }
}
