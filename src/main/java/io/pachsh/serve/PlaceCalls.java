package io.pachsh.serve;

import com.google.protobuf.Empty;
import io.pachsh.access.Permission;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.ServedPlaces;
import io.pachsh.wire.pfs.APIGrpc;
import io.pachsh.wire.pfs.ActivateAuthRequest;
import io.pachsh.wire.pfs.ActivateAuthResponse;
import io.pachsh.wire.pfs.CreateProjectRequest;
import io.pachsh.wire.pfs.CreateRepoRequest;
import io.pachsh.wire.pfs.DeleteProjectRequest;
import io.pachsh.wire.pfs.DeleteRepoRequest;
import io.pachsh.wire.pfs.DeleteRepoResponse;
import io.pachsh.wire.pfs.DeleteReposRequest;
import io.pachsh.wire.pfs.DeleteReposResponse;
import io.pachsh.wire.pfs.InspectProjectRequest;
import io.pachsh.wire.pfs.InspectProjectV2Request;
import io.pachsh.wire.pfs.InspectProjectV2Response;
import io.pachsh.wire.pfs.InspectRepoRequest;
import io.pachsh.wire.pfs.ListProjectRequest;
import io.pachsh.wire.pfs.ListRepoRequest;
import io.pachsh.wire.pfs.Project;
import io.pachsh.wire.pfs.ProjectInfo;
import io.pachsh.wire.pfs.Repo;
import io.pachsh.wire.pfs.RepoInfo;
import io.pachsh.wire.pfs.RepoPage;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Projects and repos, as far as roles are bound to them; they hold no data here. */
final class PlaceCalls {
  private PlaceCalls() {}

  static List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(
            APIGrpc.getActivateAuthMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_ACTIVATE),
            // Every place has had its binding since access control was switched on.
            (CallContext context, ActivateAuthRequest request) ->
                ActivateAuthResponse.getDefaultInstance()),
        Rpc.of(
            APIGrpc.getCreateProjectMethod(),
            RequiredPermission.orOff(Permission.PROJECT_CREATE),
            PlaceCalls::createProject),
        Rpc.of(
                APIGrpc.getInspectProjectMethod(),
                RequiredPermission.SIGNED_IN_OR_OFF,
                PlaceCalls::inspectProject)
            .requiring("project"),
        Rpc.of(
                APIGrpc.getInspectProjectV2Method(),
                RequiredPermission.SIGNED_IN_OR_OFF,
                PlaceCalls::inspectProjectWithDefaults)
            .requiring("project"),
        Rpc.streaming(
            APIGrpc.getListProjectMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PlaceCalls::listProject),
        Rpc.of(
            APIGrpc.getDeleteProjectMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PlaceCalls::deleteProject),
        Rpc.of(
            APIGrpc.getCreateRepoMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PlaceCalls::createRepo),
        Rpc.of(
            APIGrpc.getInspectRepoMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PlaceCalls::inspectRepo),
        Rpc.streaming(
            APIGrpc.getListRepoMethod(), RequiredPermission.SIGNED_IN_OR_OFF, PlaceCalls::listRepo),
        Rpc.of(
            APIGrpc.getDeleteRepoMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PlaceCalls::deleteRepo),
        Rpc.of(
            APIGrpc.getDeleteReposMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PlaceCalls::deleteRepos),
        Rpc.of(
            APIGrpc.getDeleteAllMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            PlaceCalls::deleteAll));
  }

  private static Empty createProject(CallContext context, CreateProjectRequest request) {
    if (!request.hasProject()) {
      throw nilProject();
    }
    Resource project = Resource.project(request.getProject().getName());
    ServedPlaces places = context.places();
    if (request.getUpdate()) {
      try {
        places.describe(project, request.getDescription());
      } catch (RefusedException e) {
        throw e.refusal() instanceof Refusal.NotFound
            ? PrefixedRefusal.of("get project " + project.name() + ": get project by name", e)
            : e;
      }
      return Empty.getDefaultInstance();
    }
    try {
      places.create(project, request.getDescription());
    } catch (RefusedException e) {
      // The one line is the database's, the other one that of those who asked it.
      throw e.refusal() instanceof Refusal.Taken taken
          ? new RefusedException(
              new Refusal.Taken(
                  "project \"%s\" already exists\n%s".formatted(project.name(), taken.sentence())))
          : e;
    }
    return Empty.getDefaultInstance();
  }

  private static RefusedException nilProject() {
    return RequestNames.refused("invalid project name: nil project");
  }

  private static void requireProject(CallContext context, Resource project) {
    if (!context.places().contains(project)) {
      throw notFound("get project by name: project \"%s\"".formatted(project.name()));
    }
  }

  private static Empty createRepo(CallContext context, CreateRepoRequest request) {
    if (!request.hasRepo()) {
      throw RequestNames.refused("repo cannot be nil");
    }
    if (!PlaceMessages.isUsers(request.getRepo().getType())) {
      throw RequestNames.refused(
          "a repo of the type %s belongs to a pipeline, and an embedded cluster runs none"
              .formatted(request.getRepo().getType()));
    }
    Resource repo = PlaceMessages.resource(request.getRepo());
    ServedPlaces places = context.places();
    try {
      if (request.getUpdate() && places.contains(repo)) {
        places.describe(repo, request.getDescription());
      } else {
        places.create(repo, request.getDescription());
      }
    } catch (RefusedException e) {
      throw denied(e)
          ? PrefixedRefusal.of(
              isAbout(e, Resource.Type.REPO)
                  ? "could not update description of \"%s\"".formatted(repo.name())
                  : "failed to create repo",
              e)
          : e;
    }
    return Empty.getDefaultInstance();
  }

  private static boolean denied(RefusedException e) {
    return e.refusal() instanceof Refusal.NotAuthorized;
  }

  private static boolean isAbout(RefusedException e, Resource.Type type) {
    return e.refusal() instanceof Refusal.NotAuthorized denied && denied.resource().type() == type;
  }

  static ProjectInfo inspectProject(CallContext context, InspectProjectRequest request) {
    return inspect(context, request.getProject());
  }

  private static ProjectInfo inspect(CallContext context, Project named) {
    Resource project = Resource.project(named.getName());
    PrefixedRefusal.doing(
        "error getting project \"%s\"".formatted(project.name()),
        () -> requireProject(context, project));
    return PlaceMessages.projectInfo(context, project);
  }

  private static InspectProjectV2Response inspectProjectWithDefaults(
      CallContext context, InspectProjectV2Request request) {
    Project project = request.getProject();
    ProjectInfo info =
        PrefixedRefusal.doing(
            "could not inspect project \"%s\"".formatted(project.getName()),
            () -> inspect(context, project));
    return InspectProjectV2Response.newBuilder()
        .setInfo(info)
        .setDefaultsJson(context.places().defaults(Resource.project(project.getName())).json())
        .build();
  }

  private static List<ProjectInfo> listProject(CallContext context, ListProjectRequest request) {
    return context.places().projectsByAge().stream()
        .map(project -> PlaceMessages.projectInfo(context, project))
        .toList();
  }

  private static RepoInfo inspectRepo(CallContext context, InspectRepoRequest request) {
    Repo named = request.getRepo();
    Resource repo = PlaceMessages.resource(named);
    if (!PlaceMessages.isUsers(named.getType()) || !context.places().contains(repo)) {
      throw notFound("repo " + PlaceMessages.text(named));
    }
    return PlaceMessages.repoInfo(context, repo)
        .setDetails(RepoInfo.Details.getDefaultInstance())
        .build();
  }

  /** The repos of the wanted projects, or of all, as far as the caller may see them. */
  private static List<RepoInfo> listRepo(CallContext context, ListRepoRequest request) {
    if (!PlaceMessages.isUsers(request.getType())) {
      return List.of();
    }
    List<Resource> repos = context.places().visibleRepos(names(request.getProjectsList()));
    return (request.hasPage() ? page(repos, request.getPage()) : repos)
        .stream().map(repo -> PlaceMessages.repoInfo(context, repo).build()).toList();
  }

  private static Set<String> names(Collection<Project> projects) {
    return projects.stream().map(Project::getName).collect(Collectors.toSet());
  }

  /** A page of them; a size of zero is everything. */
  private static List<Resource> page(List<Resource> repos, RepoPage page) {
    long size = page.getPageSize() <= 0 ? repos.size() : page.getPageSize();
    return repos.stream().skip(Math.max(0, page.getPageIndex()) * size).limit(size).toList();
  }

  private static Empty deleteProject(CallContext context, DeleteProjectRequest request) {
    if (!request.hasProject()) {
      throw nilProject();
    }
    String name = request.getProject().getName();
    try {
      context.places().deleteProject(name, request.getForce());
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotFound) {
        throw PrefixedRefusal.of(deleting(name), e);
      }
      throw denied(e) || e.refusal() instanceof Refusal.NoRoleBinding
          ? PrefixedRefusal.of(unauthorizedTo(name), e)
          : e;
    }
    return Empty.getDefaultInstance();
  }

  private static Empty deleteAll(CallContext context, Empty request) {
    try {
      context.places().deleteAll();
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotAuthorized denied) {
        String name = denied.resource().name();
        throw PrefixedRefusal.of(
            "list projects in transaction: for each project: "
                + deleting(name)
                + ": "
                + unauthorizedTo(name),
            e);
      }
      throw e;
    }
    return request;
  }

  private static String deleting(String project) {
    return "delete project \"%s\"".formatted(project);
  }

  private static String unauthorizedTo(String project) {
    return "user is not authorized to " + deleting(project);
  }

  private static DeleteRepoResponse deleteRepo(CallContext context, DeleteRepoRequest request) {
    if (!request.hasRepo()) {
      throw new RefusedException(new Refusal.Malformed("no repo specified"));
    }
    return DeleteRepoResponse.newBuilder()
        .setDeleted(
            PlaceMessages.isUsers(request.getRepo().getType())
                && context.places().deleteRepo(PlaceMessages.resource(request.getRepo())))
        .build();
  }

  private static DeleteReposResponse deleteRepos(CallContext context, DeleteReposRequest request) {
    Set<String> projects = request.getAll() ? Set.of() : names(request.getProjectsList());
    return request.getAll() || !projects.isEmpty()
        ? DeleteReposResponse.newBuilder()
            .addAllRepos(
                context.places().deleteRepos(projects).stream().map(PlaceMessages::repo).toList())
            .build()
        : DeleteReposResponse.getDefaultInstance();
  }

  private static RefusedException notFound(String what) {
    return new RefusedException(new Refusal.NotFound(what + " not found"));
  }
}
