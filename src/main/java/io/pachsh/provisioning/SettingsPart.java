package io.pachsh.provisioning;

import io.pachsh.cluster.identity.IdentityService;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.configuration.identity.IdentityDifference;
import java.util.List;
import java.util.Optional;

/** The identity service's own set-up. */
record SettingsPart(IdentityService service) implements PlannedPart<IdentitySettings> {
  @Override
  public String name() {
    return "identity service";
  }

  @Override
  public Optional<IdentitySettings> read() {
    return Optional.of(service.settings()).filter(there -> !there.equals(IdentitySettings.NONE));
  }

  @Override
  public boolean isSame(IdentitySettings one, IdentitySettings other) {
    return one.equals(other);
  }

  @Override
  public List<String> difference(Optional<IdentitySettings> before, IdentitySettings wanted) {
    return IdentityDifference.of(before.orElse(IdentitySettings.NONE), wanted);
  }

  @Override
  public void create(IdentitySettings wanted) {
    service.set(wanted);
  }

  @Override
  public void change(IdentitySettings present, IdentitySettings wanted) {
    service.set(wanted);
  }

  @Override
  public void remove(IdentitySettings present) {
    service.set(IdentitySettings.NONE);
  }

  @Override
  public String byHand(Optional<IdentitySettings> before) {
    return "'idp set-config' with issuer: '%s'"
        .formatted(before.orElse(IdentitySettings.NONE).issuer());
  }
}
