package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.Token;
import io.pachsh.embedded.state.TokenJson;
import java.io.IOException;

/** Root's tokens were replaced by one other. */
public record RootTokenRotated(Stamp stamp, Token token) implements Change {
  static final String KIND = "root-token-rotated";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.tokens().withoutAllOf(token.principal()).with(token));
  }

  @Override
  public String description() {
    return "root token rotated";
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("token");
    TokenJson.write(json, token);
  }

  static RootTokenRotated read(Stamp stamp, JsonObject json) throws DamagedException {
    return new RootTokenRotated(stamp, TokenJson.read(json.texts("token")));
  }
}
