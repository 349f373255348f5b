package io.pachsh.embedded.state;

import io.pachsh.cluster.identity.IdentitySettings;
import java.util.List;

/** How the identity service is set up. */
public record SettingsEdit(IdentitySettings settings) implements Edit {
  static final String KIND = "identity";

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.identities().with(settings));
  }

  @Override
  public SettingsEdit back(ClusterState state) {
    return new SettingsEdit(state.identities().settings());
  }

  @Override
  public SettingsEdit piece() {
    return new SettingsEdit(IdentitySettings.NONE);
  }

  @Override
  public String description() {
    return settings.equals(IdentitySettings.NONE)
        ? "no set-up of the identity service"
        : "identity service set up: issuer " + settings.issuer();
  }

  @Override
  public List<String> row() {
    return List.of(
        KIND, settings.issuer(), settings.idTokenExpiry(), settings.rotationTokenExpiry());
  }

  static SettingsEdit read(List<String> row) throws DamagedException {
    EditJson.column(row, 3);
    return new SettingsEdit(new IdentitySettings(row.get(1), row.get(2), row.get(3)));
  }
}
