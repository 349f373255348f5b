package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A token that was extracted earlier was put back. */
record TokenRestored(Stamp stamp, Token token) implements Change {
  static final String KIND = "token-restored";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before.with(before.tokens().with(token));
  }

  @Override
  public String description() {
    return "a token of %s restored, %s"
        .formatted(
            token.principal(), token.expires().map(end -> "until " + end).orElse("without expiry"));
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("token");
    TokenJson.write(json, token);
  }

  static TokenRestored read(Stamp stamp, JsonObject json) throws DamagedException {
    return new TokenRestored(stamp, TokenJson.read(json.texts("token")));
  }
}
