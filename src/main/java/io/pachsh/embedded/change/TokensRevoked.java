package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import java.io.IOException;

/** All tokens of a principal were revoked. */
public record TokensRevoked(Stamp stamp, Principal principal) implements Change {
  static final String KIND = "tokens-revoked";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.tokens().withoutAllOf(principal));
  }

  @Override
  public String description() {
    return "all tokens of " + principal + " revoked";
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("principal", principal.text());
  }

  static TokensRevoked read(Stamp stamp, JsonObject json) throws DamagedException {
    return new TokensRevoked(stamp, new Principal(json.text("principal")));
  }
}
