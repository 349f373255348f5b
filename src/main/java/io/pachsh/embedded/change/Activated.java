package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.embedded.state.Bindings;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.Places;
import io.pachsh.embedded.state.Token;
import io.pachsh.embedded.state.TokenJson;
import io.pachsh.embedded.state.Tokens;
import io.pachsh.embedded.state.UndoHistory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Access control was switched on, with pachd's first bindings. It is undone by switching it off.
 *
 * @param initialAdmin who became cluster administrator beside root
 * @param tokens the initial administrator's token, root's, or both
 */
public record Activated(Stamp stamp, Optional<Principal> initialAdmin, List<Token> tokens)
    implements Change {
  static final String KIND = "activated";
  private static final List<String> ADMIN = List.of(Role.CLUSTER_ADMIN.wireName());

  public Activated {
    tokens = List.copyOf(tokens);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    Tokens issued = before.tokens();
    for (Token token : tokens) {
      issued = issued.with(token);
    }
    return before
        .with(new LiveConfiguration(before.live().version() + 1, before.live().configuration()))
        .with(bindings(before))
        .with(issued)
        .with(UndoHistory.NONE);
  }

  private Bindings bindings(ClusterState before) {
    Bindings bindings =
        before
            .bindings()
            .with(Resource.CLUSTER, Principal.ROOT, ADMIN)
            .with(Resource.CLUSTER, Principal.AUTH_SERVER, ADMIN)
            .with(
                Resource.CLUSTER,
                Principal.ALL_CLUSTER_USERS,
                List.of(Role.PROJECT_CREATOR.wireName()));
    if (initialAdmin.isPresent()) {
      bindings = bindings.with(Resource.CLUSTER, initialAdmin.get(), ADMIN);
    }
    for (Resource place : before.places().resources().toList()) {
      bindings = bindings.opened(place);
    }
    Resource home = Resource.project(Places.DEFAULT_PROJECT);
    return bindings.of(home).isEmpty()
        ? bindings
        : bindings.with(home, Principal.ALL_CLUSTER_USERS, List.of(Role.PROJECT_WRITER.wireName()));
  }

  @Override
  public String description() {
    return "access control activated"
        + initialAdmin.map(admin -> ", with initial admin " + admin).orElse("");
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    if (initialAdmin.isPresent()) {
      json.writeStringField("initial_admin", initialAdmin.get().text());
    }
    json.writeArrayFieldStart("tokens");
    for (Token token : tokens) {
      TokenJson.write(json, token);
    }
    json.writeEndArray();
  }

  static Activated read(Stamp stamp, JsonObject json) throws DamagedException {
    return new Activated(
        stamp,
        json.optionalText("initial_admin").map(Principal::new),
        TokenJson.readAll(json.rows("tokens")));
  }
}
