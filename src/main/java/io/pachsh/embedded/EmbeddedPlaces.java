package io.pachsh.embedded;

import io.pachsh.access.Evaluator;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PipelineDefaults;
import io.pachsh.cluster.PlaceDetails;
import io.pachsh.cluster.ServedPlaces;
import io.pachsh.embedded.change.ContentChanged;
import io.pachsh.embedded.change.ContentChanged.Cause;
import io.pachsh.embedded.change.PlaceCreated;
import io.pachsh.embedded.change.PlaceDeleted;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.DefaultsEdit;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The projects and repos of an embedded cluster, as one caller. */
record EmbeddedPlaces(CallerOperations operations) implements ServedPlaces {
  @Override
  public SortedMap<String, SortedSet<String>> all() {
    SortedMap<String, SortedSet<String>> all = new TreeMap<>();
    passed()
        .state()
        .places()
        .reposByProject()
        .forEach((project, repos) -> all.put(project, new TreeSet<>(repos)));
    return all;
  }

  @Override
  public SortedSet<String> projects() {
    return new TreeSet<>(passed().state().places().reposByProject().keySet());
  }

  @Override
  public SortedSet<String> repos(String project) {
    return new TreeSet<>(passed().state().places().repos(project));
  }

  @Override
  public List<Resource> projectsByAge() {
    return passed().state().places().projectsByAge().toList();
  }

  @Override
  public List<Resource> visibleRepos(Set<String> projects) {
    Gate gate = passed();
    Map<Resource, Boolean> listable = new HashMap<>();
    return among(gate.state(), projects).stream()
        .filter(
            repo ->
                listable.computeIfAbsent(
                        Evaluator.projectOf(repo),
                        project -> may(gate, Permission.PROJECT_LIST_REPO, project))
                    || may(gate, Permission.REPO_READ, repo))
        .toList();
  }

  private static List<Resource> among(ClusterState state, Set<String> projects) {
    return state
        .places()
        .reposByName()
        .filter(repo -> projects.isEmpty() || projects.contains(Places.project(repo)))
        .toList();
  }

  private static boolean may(Gate gate, Permission permission, Resource place) {
    return isAuthorized(() -> gate.permittedOrOff(permission, place));
  }

  /** Whether a check lets the caller pass; what refuses for another reason still does. */
  private static boolean isAuthorized(Runnable check) {
    try {
      check.run();
      return true;
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotAuthorized) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean contains(Resource place) {
    Gate gate = passed();
    return place.type() == Resource.Type.CLUSTER || gate.state().places().contains(place);
  }

  @Override
  public void require(Permission permission, Resource place) {
    operations.gate().permittedOrOff(permission, place);
  }

  @Override
  public PlaceDetails details(Resource place) {
    return passed().state().places().details(place);
  }

  @Override
  public void create(Resource place) {
    create(place, "");
  }

  @Override
  public void create(Resource place, String description) {
    operations.change(
        false, gate -> new PlaceRequest(place).create(gate, operations.ids(), description));
  }

  @Override
  public void describe(Resource place, String description) {
    operations.change(
        false, gate -> new PlaceRequest(place).describe(gate, operations.ids(), description));
  }

  @Override
  public void delete(Resource place) {
    delete(place, false);
  }

  private void delete(Resource place, boolean force) {
    operations.change(false, gate -> new PlaceRequest(place).delete(gate, operations.ids(), force));
  }

  @Override
  public boolean deleteRepo(Resource repo) {
    return operations.change(
        false,
        gate -> {
          PlaceRequest request = new PlaceRequest(repo);
          return gate.state().places().contains(repo) && mayDelete(gate, request)
              ? request.delete(gate, operations.ids(), false)
              : Proposal.nothing(false);
        });
  }

  private static boolean mayDelete(Gate gate, PlaceRequest request) {
    return isAuthorized(() -> request.permittedToDelete(gate));
  }

  @Override
  public List<Resource> deleteRepos(Set<String> projects) {
    return operations.change(
        false,
        gate -> {
          Optional<Principal> caller = caller(gate);
          List<Resource> repos =
              among(gate.state(), projects).stream()
                  .filter(repo -> mayDelete(gate, new PlaceRequest(repo)))
                  .toList();
          return repos.isEmpty()
              ? Proposal.nothing(repos)
              : Proposal.of(
                  new ContentChanged(
                      operations.ids().stamp(caller), Cause.PLACES, gone(gate.state(), repos)),
                  repos);
        });
  }

  private static List<Edit> gone(ClusterState state, List<Resource> places) {
    List<Edit> edits = new ArrayList<>();
    places.forEach(place -> edits.addAll(PlaceDeleted.edits(state, place)));
    return edits;
  }

  @Override
  public void deleteProject(String project, boolean force) {
    delete(Resource.project(project), force);
  }

  @Override
  public void deleteAll() {
    operations.change(
        false,
        gate -> {
          Optional<Principal> caller = caller(gate);
          List<Resource> projects = gate.state().places().projectsByAge().toList();
          // Whoever may delete a project may delete its repos.
          projects.forEach(project -> new PlaceRequest(project).permittedToDelete(gate));
          List<Resource> places = new ArrayList<>(among(gate.state(), Set.of()));
          places.addAll(projects);
          Stamp stamp = operations.ids().stamp(caller);
          List<Edit> edits = gone(gate.state(), places);
          edits.addAll(
              new PlaceCreated(stamp, Resource.project(Places.DEFAULT_PROJECT), caller, "")
                  .edits(gate.state()));
          return Proposal.of(new ContentChanged(stamp, Cause.PLACES, edits), true);
        });
  }

  @Override
  public PipelineDefaults defaults(Resource place) {
    return passed().state().places().defaults().getOrDefault(place, PipelineDefaults.NONE);
  }

  @Override
  public void setDefaults(Resource place, String json, boolean isTrial) {
    operations.change(
        false,
        gate -> {
          Optional<Principal> caller =
              gate.permittedOrOff(
                  place.equals(Resource.CLUSTER)
                      ? Permission.CLUSTER_SET_DEFAULTS
                      : Permission.PROJECT_SET_DEFAULTS,
                  place);
          if (!JsonObject.isObject(json)) {
            throw new RefusedException(
                new Refusal.Malformed(
                    "invalid %s defaults JSON"
                        .formatted(place.equals(Resource.CLUSTER) ? "cluster" : "project")));
          }
          if (isTrial) {
            return Proposal.nothing(false);
          }
          Stamp stamp = operations.ids().stamp(caller);
          DefaultsEdit edit =
              new DefaultsEdit(place, new PipelineDefaults(json, caller, Optional.of(stamp.at())));
          return Proposal.of(new ContentChanged(stamp, Cause.PLACES, List.of(edit)), true);
        });
  }

  /** Where everybody passes whose token works, and everybody while access control is off. */
  private Gate passed() {
    Gate gate = operations.gate();
    caller(gate);
    return gate;
  }

  private static Optional<Principal> caller(Gate gate) {
    return gate.state().isActivated()
        ? Optional.of(gate.authenticated().principal())
        : Optional.empty();
  }
}
