package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import java.io.IOException;

/** One token was revoked. */
public record TokenRevoked(Stamp stamp, String hash, Principal principal) implements Change {
  static final String KIND = "token-revoked";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.tokens().without(hash));
  }

  @Override
  public String description() {
    return "a token of " + principal + " revoked";
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("hash", hash);
    json.writeStringField("principal", principal.text());
  }

  static TokenRevoked read(Stamp stamp, JsonObject json) throws DamagedException {
    return new TokenRevoked(stamp, json.text("hash"), new Principal(json.text("principal")));
  }
}
