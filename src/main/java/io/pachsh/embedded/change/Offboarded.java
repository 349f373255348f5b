package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.EditJson;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.RolesEdit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody left: their roles, memberships and tokens are gone, and those of robots of theirs. Undo
 * brings back what the edits took, and never a token.
 */
public record Offboarded(Stamp stamp, Principal principal, Set<Principal> robots, List<Edit> edits)
    implements Change {
  static final String KIND = "offboarded";

  public Offboarded {
    robots = Set.copyOf(robots);
    edits = List.copyOf(edits);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    ClusterState after = Edit.all(edits, before);
    after = after.with(after.tokens().withoutAllOf(principal));
    for (Principal robot : robots) {
      after = after.with(after.tokens().withoutAllOf(robot));
    }
    return after;
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    return edits;
  }

  @Override
  public String description() {
    return "%s offboarded%s: %s taken, all tokens revoked"
        .formatted(
            principal,
            robots.isEmpty()
                ? ""
                : " with "
                    + String.join(
                        ", ", new TreeSet<>(robots).stream().map(Principal::text).toList()),
            taken());
  }

  /** Such as {@code 1 role and 2 memberships}; an older pachsh did not write which roles went. */
  private String taken() {
    int roles = 0;
    int memberships = 0;
    for (Edit edit : edits) {
      if (edit instanceof RolesEdit of) {
        roles += Math.max(1, of.lost().size());
      } else {
        memberships++;
      }
    }
    List<String> taken = new ArrayList<>();
    if (roles > 0) {
      taken.add(roles + (roles == 1 ? " role" : " roles"));
    }
    if (memberships > 0) {
      taken.add(memberships + (memberships == 1 ? " membership" : " memberships"));
    }
    return taken.isEmpty() ? "no role" : String.join(" and ", taken);
  }

  @Override
  public Set<Principal> concerned() {
    Set<Principal> all = new TreeSet<>(robots);
    all.add(principal);
    all.addAll(Edit.concerned(edits));
    return all;
  }

  @Override
  public Set<Resource> resources() {
    return Edit.resources(edits);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("principal", principal.text());
    json.writeArrayFieldStart("robots");
    for (Principal robot : new TreeSet<>(robots)) {
      json.writeString(robot.text());
    }
    json.writeEndArray();
    json.writeFieldName("edits");
    EditJson.write(json, edits);
  }

  static Offboarded read(Stamp stamp, JsonObject json) throws IOException, DamagedException {
    List<Principal> robots = new ArrayList<>();
    for (String robot : json.texts("robots")) {
      robots.add(new Principal(robot));
    }
    return new Offboarded(
        stamp,
        new Principal(json.text("principal")),
        Set.copyOf(robots),
        EditJson.readAll(json.rows("edits")));
  }
}
