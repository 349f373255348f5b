package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.RolesEdit;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A principal's roles on a resource were replaced; no roles means it lost them all.
 *
 * @param lost which of its roles went; records of before say nothing about that
 */
public record RolesBound(
    Stamp stamp, Resource resource, Principal principal, Set<String> roles, Set<String> lost)
    implements Change {
  static final String KIND = "roles-bound";

  public RolesBound {
    roles = Set.copyOf(roles);
    lost = Set.copyOf(lost);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return edit().on(before);
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    return List.of(edit());
  }

  private RolesEdit edit() {
    return new RolesEdit(resource, principal, roles, lost);
  }

  @Override
  public String description() {
    return edit().description();
  }

  @Override
  public Set<Resource> resources() {
    return Set.of(resource);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("type", resource.type().name());
    json.writeStringField("name", resource.name());
    json.writeStringField("principal", principal.text());
    json.writeArrayFieldStart("roles");
    for (String role : new TreeSet<>(roles)) {
      json.writeString(role);
    }
    json.writeEndArray();
    if (!lost.isEmpty()) {
      json.writeArrayFieldStart("lost");
      for (String role : new TreeSet<>(lost)) {
        json.writeString(role);
      }
      json.writeEndArray();
    }
  }

  static RolesBound read(Stamp stamp, JsonObject json) throws DamagedException {
    return new RolesBound(
        stamp,
        new Resource(json.resourceType("type"), json.text("name")),
        new Principal(json.text("principal")),
        Set.copyOf(json.texts("roles")),
        json.has("lost") ? Set.copyOf(json.texts("lost")) : Set.of());
  }
}
