package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.RefreshToken;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.util.Optional;

/**
 * What a session can be renewed with is another, or nothing any more.
 *
 * @param hash of the session's token
 */
public record RefreshTokenChanged(
    Stamp stamp, String hash, Principal principal, Optional<RefreshToken> refreshToken)
    implements Change {
  static final String KIND = "refresh-token-changed";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before
        .tokens()
        .find(hash)
        .map(token -> before.with(before.tokens().with(token.renewableBy(refreshToken))))
        .orElse(before);
  }

  @Override
  public boolean isUndoable() {
    return false;
  }

  @Override
  public String description() {
    return refreshToken.isPresent()
        ? "the provider gave another refresh token for the session of " + principal
        : "the session of " + principal + " can no longer be renewed";
  }

  @Override
  public RefreshTokenChanged masked() {
    return new RefreshTokenChanged(stamp, hash, principal, refreshToken.map(RefreshToken::masked));
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("hash", hash);
    json.writeStringField("principal", principal.text());
    if (refreshToken.isPresent()) {
      json.writeStringField("subject", refreshToken.get().subject());
      json.writeStringField("refresh_token", refreshToken.get().text().reveal());
    }
  }

  static RefreshTokenChanged read(Stamp stamp, JsonObject json) throws DamagedException {
    return new RefreshTokenChanged(
        stamp,
        json.text("hash"),
        new Principal(json.text("principal")),
        json.has("refresh_token")
            ? Optional.of(
                new RefreshToken(json.text("subject"), Secret.of(json.text("refresh_token"))))
            : Optional.empty());
  }
}
