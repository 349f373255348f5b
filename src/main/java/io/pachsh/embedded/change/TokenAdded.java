package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.Token;
import io.pachsh.embedded.state.TokenJson;
import java.io.IOException;
import java.time.temporal.ChronoUnit;

/**
 * One more token works.
 *
 * @param isRestored whether it was extracted earlier and put back; else a robot was given it
 */
public record TokenAdded(Stamp stamp, boolean isRestored, Token token) implements Change {
  static final String ISSUED = "token-issued";
  static final String RESTORED = "token-restored";

  @Override
  public String kind() {
    return isRestored ? RESTORED : ISSUED;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.tokens().with(token));
  }

  @Override
  public String description() {
    String expiry =
        token
            .expires()
            .map(end -> "until " + end.truncatedTo(ChronoUnit.SECONDS))
            .orElse("without expiry");
    return (isRestored ? "a token of %s restored, %s" : "token issued to %s, %s")
        .formatted(token.principal(), expiry);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("token");
    TokenJson.write(json, token);
  }

  static TokenAdded read(Stamp stamp, boolean isRestored, JsonObject json) throws DamagedException {
    return new TokenAdded(stamp, isRestored, TokenJson.read(json.texts("token")));
  }
}
