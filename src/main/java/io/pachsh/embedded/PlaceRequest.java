package io.pachsh.embedded;

import io.pachsh.access.Evaluator;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PlaceDetails;
import io.pachsh.embedded.change.ContentChanged;
import io.pachsh.embedded.change.ContentChanged.Cause;
import io.pachsh.embedded.change.PlaceCreated;
import io.pachsh.embedded.change.PlaceDeleted;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.PlaceEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A project or repo that is to be created, described or deleted, after pachd's checks in pachd's
 * order. While access control is off everybody may.
 */
record PlaceRequest(Resource place) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern PROJECT_NAME = Pattern.compile("[A-Za-z0-9].*");
  private static final int LONGEST_PROJECT_NAME = 51;

  /** Where pachd keeps sets of files that belong to nobody's repo. */
  private static final String RESERVED_REPO = "__filesets__";

  Proposal<Boolean> create(Gate gate, Identifiers ids, String description) {
    return Proposal.of(created(gate, ids.stamp(permittedToCreate(gate)), description), true);
  }

  /** What creates it, unless it is there. */
  PlaceCreated created(Gate gate, Stamp stamp, String description) {
    Optional<Principal> caller = permittedToCreate(gate);
    if (gate.state().places().contains(place)) {
      throw new RefusedException(
          new Refusal.Taken("%s %s already exists".formatted(noun(), place.name())));
    }
    return new PlaceCreated(stamp, place, caller, description);
  }

  private Optional<Principal> permittedToCreate(Gate gate) {
    requireName();
    return isProject()
        ? gate.permittedOrOff(Permission.PROJECT_CREATE, Resource.CLUSTER)
        : permittedInProject(gate);
  }

  private Optional<Principal> permittedInProject(Gate gate) {
    Resource project = Evaluator.projectOf(place);
    if (!gate.state().places().contains(project)) {
      throw new RefusedException(
          new Refusal.NotFound(
              "cannot find project \"%s\": get project by name: project \"%s\" not found"
                  .formatted(project.name(), project.name())));
    }
    return gate.permittedOrOff(Permission.PROJECT_CREATE_REPO, project);
  }

  /**
   * Says something else about it. Of a project that is whoever may create one, of a repo whoever
   * may write to it, as in pachd; what changes nothing is nobody's business.
   */
  Proposal<Boolean> describe(Gate gate, Identifiers ids, String description) {
    Optional<Principal> caller = permittedToCreate(gate);
    require(gate);
    PlaceDetails details = gate.state().places().details(place);
    if (details.description().equals(description)) {
      return Proposal.nothing(false);
    }
    if (!isProject()) {
      gate.permittedOrOff(Permission.REPO_WRITE, place);
    }
    return Proposal.of(
        new ContentChanged(
            ids.stamp(caller),
            Cause.PLACES,
            List.of(PlaceEdit.of(place, details.withDescription(description)))),
        true);
  }

  Proposal<Boolean> delete(Gate gate, Identifiers ids, boolean force) {
    if (isProject()) {
      requireName();
    }
    Optional<Principal> caller = permittedToDelete(gate);
    require(gate);
    List<Resource> repos = repos(gate.state());
    if (!repos.isEmpty() && !force) {
      throw new RefusedException(
          new Refusal.NotEmpty(
              repos.stream()
                  .map(repo -> "repo " + repo.name() + " still exists")
                  .collect(
                      Collectors.joining(
                          "\n", "cannot delete project " + place.name() + ": ", ""))));
    }
    if (repos.isEmpty()) {
      return Proposal.of(new PlaceDeleted(ids.stamp(caller), place), true);
    }
    List<Edit> edits = new ArrayList<>();
    repos.forEach(repo -> edits.addAll(PlaceDeleted.edits(gate.state(), repo)));
    edits.addAll(PlaceDeleted.edits(gate.state(), place));
    return Proposal.of(new ContentChanged(ids.stamp(caller), Cause.PLACES, edits), true);
  }

  /** Lets whoever may delete it pass. */
  Optional<Principal> permittedToDelete(Gate gate) {
    return isProject()
        ? gate.permittedOrOff(
            List.of(Permission.PROJECT_DELETE, Permission.PROJECT_MODIFY_BINDINGS), place)
        : gate.permittedOrOff(Permission.REPO_DELETE, place);
  }

  private List<Resource> repos(ClusterState state) {
    return isProject()
        ? state.places().repos(place.name()).stream()
            .sorted()
            .map(repo -> Resource.repo(place.name(), repo))
            .toList()
        : List.of();
  }

  private boolean isProject() {
    return place.type() == Resource.Type.PROJECT;
  }

  private String noun() {
    return isProject() ? "project" : "repo";
  }

  private void requireName() {
    String name =
        isProject() ? place.name() : place.name().substring(place.name().indexOf('/') + 1);
    String wrong = isProject() ? "invalid project name: " : "";
    int tooLong = name.getBytes(StandardCharsets.UTF_8).length - LONGEST_PROJECT_NAME;
    if (isProject() && tooLong > 0) {
      throw invalid(
          wrong
              + "project name \"%s\" is %d characters longer than the %d max"
                  .formatted(name, tooLong, LONGEST_PROJECT_NAME));
    }
    if (!isProject() && name.equals(RESERVED_REPO)) {
      throw invalid(RESERVED_REPO + " is a reserved name");
    }
    if (!NAME.matcher(name).matches()) {
      throw invalid(
          wrong
              + "name (%s) invalid: only alphanumeric characters, underscores, and dashes are allowed"
                  .formatted(name));
    }
    if (isProject() && !PROJECT_NAME.matcher(name).matches()) {
      throw invalid(wrong + "project names must start with an alphanumeric character");
    }
  }

  private static RefusedException invalid(String sentence) {
    return new RefusedException(new Refusal.Invalid(sentence));
  }

  private void require(Gate gate) {
    if (!gate.state().places().contains(place)) {
      throw new RefusedException(
          new Refusal.NotFound(
              isProject()
                  ? "project \"%s\" not found".formatted(place.name())
                  : "repo %s not found".formatted(place.name())));
    }
  }
}
