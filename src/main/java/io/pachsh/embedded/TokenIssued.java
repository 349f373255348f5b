package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A robot was given one more token. */
record TokenIssued(Stamp stamp, Token token) implements Change {
  static final String KIND = "token-issued";

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
    return "token issued to %s, %s"
        .formatted(
            token.principal(), token.expires().map(end -> "until " + end).orElse("without expiry"));
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("token");
    TokenJson.write(json, token);
  }

  static TokenIssued read(Stamp stamp, JsonObject json) throws DamagedException {
    return new TokenIssued(stamp, TokenJson.read(json.texts("token")));
  }
}
