package io.pachsh.embedded.change;

import com.fasterxml.jackson.core.JsonGenerator;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.PlaceDetails;
import io.pachsh.embedded.state.BindingEdit;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DamagedException;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.PlaceEdit;
import io.pachsh.embedded.state.RolesEdit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A project or repo was created.
 *
 * @param owner who created it and owns it; empty while access control is off
 * @param says the description that it was given; may be empty
 */
public record PlaceCreated(Stamp stamp, Resource place, Optional<Principal> owner, String says)
    implements Change {
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
    List<Edit> edits = new ArrayList<>(List.of(PlaceEdit.of(place, details())));
    if (owner.isPresent()) {
      edits.add(new BindingEdit(place, true));
      edits.add(new RolesEdit(place, owner.get(), Set.of(Role.ofOwner(place).wireName())));
    }
    return edits;
  }

  private PlaceDetails details() {
    return new PlaceDetails(Optional.of(stamp.at()), owner, says);
  }

  @Override
  public String description() {
    return place + " created" + owner.map(who -> ", owned by " + who).orElse("");
  }

  @Override
  public Set<Resource> resources() {
    return Set.of(place);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStringField("type", place.type().name());
    json.writeStringField("name", place.name());
    if (owner.isPresent()) {
      json.writeStringField("owner", owner.get().text());
    }
    if (!says.isEmpty()) {
      json.writeStringField("says", says);
    }
  }

  static PlaceCreated read(Stamp stamp, JsonObject json) throws DamagedException {
    return new PlaceCreated(
        stamp,
        new Resource(json.resourceType("type"), json.text("name")),
        json.optionalText("owner").map(Principal::new),
        json.optionalText("says").orElse(""));
  }
}
