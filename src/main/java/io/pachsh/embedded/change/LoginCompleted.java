package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.MemberEdit;
import io.pachsh.embedded.state.Token;
import io.pachsh.embedded.state.TokenJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person logged in: a session token was issued and the groups the provider named were stored. */
public record LoginCompleted(Stamp stamp, Token token, Set<Principal> groups) implements Change {
  static final String KIND = "login-completed";

  public LoginCompleted {
    groups = Set.copyOf(groups);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return before
        .with(before.tokens().with(token))
        .with(before.groups().with(token.principal(), groups));
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    Principal person = token.principal();
    Set<Principal> old = before.groupsOf(person);
    return Stream.concat(old.stream(), groups.stream())
        .distinct()
        .sorted()
        .<Edit>map(group -> new MemberEdit(group, person, groups.contains(group)))
        .toList();
  }

  @Override
  public boolean isUndoable() {
    return false;
  }

  @Override
  public String description() {
    return token.principal() + " logged in" + in(groups);
  }

  @Override
  public Optional<Principal> login() {
    return Optional.of(token.principal());
  }

  static String in(Set<Principal> groups) {
    return groups.isEmpty()
        ? ""
        : " in "
            + new TreeSet<>(groups).stream().map(Principal::text).collect(Collectors.joining(", "));
  }

  @Override
  public LoginCompleted masked() {
    return new LoginCompleted(stamp, token.unrenewable(), groups);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeFieldName("token");
    TokenJson.write(json, token);
    JsonObject.writePrincipals(json, "groups", groups);
  }

  static LoginCompleted read(Stamp stamp, JsonObject json) throws DamagedException {
    return new LoginCompleted(
        stamp, TokenJson.read(json.texts("token")), json.principals("groups"));
  }
}
