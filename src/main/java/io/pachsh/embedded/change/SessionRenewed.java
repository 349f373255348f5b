package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.Token;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The provider vouched for a session's person once more: it lasts longer, and the groups are those
 * that the provider names now.
 *
 * @param token the session's, as it is from now on
 */
public record SessionRenewed(Stamp stamp, Token token, Set<Principal> groups) implements Change {
  static final String KIND = "session-renewed";

  public SessionRenewed {
    groups = Set.copyOf(groups);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return asLogin().on(before);
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    return asLogin().edits(before);
  }

  /** To the state it is a login whose token is there already. */
  private LoginCompleted asLogin() {
    return new LoginCompleted(stamp, token, groups);
  }

  @Override
  public boolean isUndoable() {
    return false;
  }

  @Override
  public String description() {
    return token.principal() + " renewed the session" + LoginCompleted.in(groups);
  }

  @Override
  public SessionRenewed masked() {
    return new SessionRenewed(stamp, token.unrenewable(), groups);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    asLogin().write(json);
  }

  static SessionRenewed read(Stamp stamp, JsonObject json) throws DamagedException {
    LoginCompleted login = LoginCompleted.read(stamp, json);
    return new SessionRenewed(stamp, login.token(), login.groups());
  }
}
