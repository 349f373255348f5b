package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.secret.Secret;
import java.io.IOException;

/**
 * The identity service signs with other keys from now on, or publishes other ones; nobody asked for
 * it, and undo never brings former keys back.
 *
 * @param keys as the service wrote them, private ones in clear
 */
public record SigningKeysSet(Stamp stamp, Secret keys) implements Change {
  static final String KIND = "signing-keys-set";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.identities().withSigningKeys(keys));
  }

  @Override
  public boolean isUpkeep() {
    return true;
  }

  @Override
  public String description() {
    return "the identity service's signing keys renewed";
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("keys", keys.reveal());
  }

  static SigningKeysSet read(Stamp stamp, JsonObject json) throws DamagedException {
    return new SigningKeysSet(stamp, Secret.of(json.text("keys")));
  }

  @Override
  public SigningKeysSet masked() {
    return new SigningKeysSet(stamp, Secret.of(Secret.MASK));
  }
}
