package io.pachsh.embedded;

import io.pachsh.access.Evaluator;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A project or repo that is to be created or deleted. While access control is off everybody may.
 */
record PlaceRequest(Resource place) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  static PlaceRequest project(String name) {
    return new PlaceRequest(Resource.project(name));
  }

  static PlaceRequest repo(String project, String name) {
    return new PlaceRequest(Resource.repo(project, name));
  }

  Proposal<Boolean> create(Gate gate, Mint mint) {
    requireName();
    Optional<Principal> caller =
        isProject()
            ? gate.permittedOrOff(Permission.PROJECT_CREATE, Resource.CLUSTER)
            : gate.permittedOrOff(Permission.PROJECT_CREATE_REPO, Evaluator.projectOf(place));
    if (!isProject()) {
      require(gate, Evaluator.projectOf(place));
    }
    if (gate.state().places().contains(place)) {
      throw new RefusedException(new Refusal.Taken(key(place) + " already exists"));
    }
    return Proposal.of(new PlaceCreated(mint.stamp(caller), place, caller), true);
  }

  Proposal<Boolean> delete(Gate gate, Mint mint) {
    Optional<Principal> caller =
        gate.permittedOrOff(
            isProject() ? Permission.PROJECT_DELETE : Permission.REPO_DELETE, place);
    require(gate, place);
    int repos = isProject() ? gate.state().places().repos(place.name()).size() : 0;
    if (repos > 0) {
      throw new RefusedException(
          new Refusal.Invalid(
              "the project %s still has %s: delete %s first"
                  .formatted(
                      place.name(),
                      repos == 1 ? "a repo" : repos + " repos",
                      repos == 1 ? "it" : "them")));
    }
    return Proposal.of(new PlaceDeleted(mint.stamp(caller), place), true);
  }

  private boolean isProject() {
    return place.type() == Resource.Type.PROJECT;
  }

  private void requireName() {
    String name =
        isProject() ? place.name() : place.name().substring(place.name().indexOf('/') + 1);
    if (!NAME.matcher(name).matches()) {
      throw new RefusedException(
          new Refusal.Invalid(
              "invalid name '%s': a project or repo is named with letters, digits, '_' and '-'"
                  .formatted(name)));
    }
  }

  private static void require(Gate gate, Resource place) {
    if (!gate.state().places().contains(place)) {
      throw new RefusedException(new Refusal.NotFound(key(place) + " not found"));
    }
  }

  /** As pachd names it: the collection, and the key in it. */
  private static String key(Resource place) {
    return (place.type() == Resource.Type.PROJECT ? "projects " : "repos ") + place.name();
  }
}
