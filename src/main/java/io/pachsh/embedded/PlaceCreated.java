package io.pachsh.embedded;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A project or repo was created.
 *
 * @param owner who created it and owns it; empty while access control is off
 */
record PlaceCreated(Stamp stamp, Resource place, Optional<Principal> owner) implements Change {
  static final String KIND = "place-created";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ClusterState on(ClusterState before) {
    return Edit.all(edits(before), before);
  }

  @Override
  public List<Edit> edits(ClusterState before) {
    List<Edit> edits = new ArrayList<>(List.of(new PlaceEdit(place, true)));
    if (owner.isPresent()) {
      Role role = place.type() == Resource.Type.PROJECT ? Role.PROJECT_OWNER : Role.REPO_OWNER;
      edits.add(new BindingEdit(place, true));
      edits.add(new RolesEdit(place, owner.get(), Set.of(role.wireName())));
    }
    return edits;
  }

  @Override
  public String description() {
    return place + " created" + owner.map(who -> ", owned by " + who).orElse("");
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("type", place.type().name());
    json.writeStringField("name", place.name());
    if (owner.isPresent()) {
      json.writeStringField("owner", owner.get().text());
    }
  }

  static PlaceCreated read(Stamp stamp, JsonObject json) throws DamagedException {
    return new PlaceCreated(
        stamp,
        new Resource(json.resourceType("type"), json.text("name")),
        json.optionalText("owner").map(Principal::new));
  }
}
