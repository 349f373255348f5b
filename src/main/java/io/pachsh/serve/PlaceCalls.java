package io.pachsh.serve;

import com.google.protobuf.Empty;
import io.pachsh.access.Administration;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.pfs.APIGrpc;
import io.pachsh.wire.pfs.ActivateAuthRequest;
import io.pachsh.wire.pfs.ActivateAuthResponse;
import io.pachsh.wire.pfs.AuthInfo;
import io.pachsh.wire.pfs.CreateProjectRequest;
import io.pachsh.wire.pfs.CreateRepoRequest;
import io.pachsh.wire.pfs.DeleteProjectRequest;
import io.pachsh.wire.pfs.DeleteRepoRequest;
import io.pachsh.wire.pfs.DeleteRepoResponse;
import io.pachsh.wire.pfs.InspectProjectRequest;
import io.pachsh.wire.pfs.InspectRepoRequest;
import io.pachsh.wire.pfs.ListProjectRequest;
import io.pachsh.wire.pfs.ListRepoRequest;
import io.pachsh.wire.pfs.Project;
import io.pachsh.wire.pfs.ProjectInfo;
import io.pachsh.wire.pfs.Repo;
import io.pachsh.wire.pfs.RepoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Projects and repos, as far as roles are bound to them; they hold no data here. */
final class PlaceCalls {
  private static final String DEFAULT_PROJECT = "default";
  private static final String USER_REPO = "user";

  private PlaceCalls() {}

  static List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(
            APIGrpc.getActivateAuthMethod(),
            Gate.of(Permission.CLUSTER_AUTH_ACTIVATE),
            // Every place has had its binding since access control was switched on.
            (Visit visit, ActivateAuthRequest request) ->
                ActivateAuthResponse.getDefaultInstance()),
        Rpc.of(
            io.pachsh.wire.pps.APIGrpc.getActivateAuthMethod(),
            Gate.of(Permission.CLUSTER_AUTH_ACTIVATE),
            // There are no pipelines.
            (Visit visit, io.pachsh.wire.pps.ActivateAuthRequest request) ->
                io.pachsh.wire.pps.ActivateAuthResponse.getDefaultInstance()),
        Rpc.of(
            APIGrpc.getCreateProjectMethod(),
            Gate.orOff(Permission.PROJECT_CREATE),
            PlaceCalls::createProject),
        Rpc.of(APIGrpc.getInspectProjectMethod(), Gate.SIGNED_IN_OR_OFF, PlaceCalls::inspectProject)
            .requiring("project"),
        Rpc.streaming(
            APIGrpc.getListProjectMethod(), Gate.SIGNED_IN_OR_OFF, PlaceCalls::listProject),
        Rpc.of(APIGrpc.getDeleteProjectMethod(), Gate.SIGNED_IN_OR_OFF, PlaceCalls::deleteProject),
        Rpc.of(APIGrpc.getCreateRepoMethod(), Gate.SIGNED_IN_OR_OFF, PlaceCalls::createRepo),
        Rpc.of(APIGrpc.getInspectRepoMethod(), Gate.SIGNED_IN_OR_OFF, PlaceCalls::inspectRepo),
        Rpc.streaming(APIGrpc.getListRepoMethod(), Gate.SIGNED_IN_OR_OFF, PlaceCalls::listRepo),
        Rpc.of(APIGrpc.getDeleteRepoMethod(), Gate.SIGNED_IN_OR_OFF, PlaceCalls::deleteRepo));
  }

  private static Empty createProject(Visit visit, CreateProjectRequest request) {
    String name = request.getProject().getName();
    createUnless(request.getUpdate(), () -> visit.caller().administration().createProject(name));
    return Empty.getDefaultInstance();
  }

  private static Empty createRepo(Visit visit, CreateRepoRequest request) {
    Repo repo = request.getRepo();
    createUnless(
        request.getUpdate(),
        () -> visit.caller().administration().createRepo(project(repo), repo.getName()));
    return Empty.getDefaultInstance();
  }

  /** Makes a place; one that is there already is good enough for an update. */
  private static void createUnless(boolean update, Runnable create) {
    try {
      create.run();
    } catch (RefusedException e) {
      if (!update || !(e.refusal() instanceof Refusal.Taken)) {
        throw e;
      }
    }
  }

  private static ProjectInfo inspectProject(Visit visit, InspectProjectRequest request) {
    String name = request.getProject().getName();
    if (!places(visit).containsKey(name)) {
      throw notFound("projects " + name);
    }
    return info(visit, name);
  }

  private static List<ProjectInfo> listProject(Visit visit, ListProjectRequest request) {
    return places(visit).keySet().stream().map(name -> info(visit, name)).toList();
  }

  private static RepoInfo inspectRepo(Visit visit, InspectRepoRequest request) {
    Repo repo = request.getRepo();
    SortedSet<String> repos = places(visit).get(project(repo));
    if (repos == null || !repos.contains(repo.getName())) {
      throw notFound("repos " + project(repo) + "/" + repo.getName());
    }
    return info(visit, project(repo), repo.getName());
  }

  /** The repos of the wanted projects, or of all, as far as the caller may list them. */
  private static List<RepoInfo> listRepo(Visit visit, ListRepoRequest request) {
    Set<String> wanted =
        request.getProjectsList().stream().map(Project::getName).collect(Collectors.toSet());
    List<RepoInfo> infos = new ArrayList<>();
    if (!request.getType().isEmpty() && !request.getType().equals(USER_REPO)) {
      return infos;
    }
    places(visit)
        .forEach(
            (project, repos) -> {
              if ((wanted.isEmpty() || wanted.contains(project)) && mayList(visit, project)) {
                repos.forEach(repo -> infos.add(info(visit, project, repo)));
              }
            });
    return infos;
  }

  private static boolean mayList(Visit visit, String project) {
    if (!visit.cluster().isActivated()) {
      return true;
    }
    Principal caller = visit.caller().whoAmI().principal();
    return visit
        .caller()
        .administration()
        .decide(caller, Permission.PROJECT_LIST_REPO, Resource.project(project))
        .isAllowed();
  }

  private static Empty deleteProject(Visit visit, DeleteProjectRequest request) {
    String name = request.getProject().getName();
    Administration administration = visit.caller().administration();
    if (request.getForce()) {
      SortedSet<String> repos = places(visit).get(name);
      if (repos != null) {
        repos.forEach(repo -> administration.deleteRepo(name, repo));
      }
    }
    administration.deleteProject(name);
    return Empty.getDefaultInstance();
  }

  private static DeleteRepoResponse deleteRepo(Visit visit, DeleteRepoRequest request) {
    Repo repo = request.getRepo();
    visit.caller().administration().deleteRepo(project(repo), repo.getName());
    return DeleteRepoResponse.newBuilder().setDeleted(true).build();
  }

  private static SortedMap<String, SortedSet<String>> places(Visit visit) {
    return visit.caller().administration().places();
  }

  private static ProjectInfo info(Visit visit, String name) {
    ProjectInfo.Builder info = ProjectInfo.newBuilder().setProject(project(name));
    authInfo(visit, Resource.project(name)).ifPresent(info::setAuthInfo);
    return info.build();
  }

  private static RepoInfo info(Visit visit, String project, String name) {
    RepoInfo.Builder info =
        RepoInfo.newBuilder()
            .setRepo(
                Repo.newBuilder().setName(name).setType(USER_REPO).setProject(project(project)))
            .setDetails(RepoInfo.Details.getDefaultInstance());
    authInfo(visit, Resource.repo(project, name)).ifPresent(info::setAuthInfo);
    return info.build();
  }

  /** What the caller holds on a place; nothing while access control is off. */
  private static Optional<AuthInfo> authInfo(Visit visit, Resource place) {
    if (!visit.cluster().isActivated()) {
      return Optional.empty();
    }
    Holdings holdings = visit.caller().administration().holdings(place);
    return Optional.of(
        AuthInfo.newBuilder()
            .addAllPermissions(
                holdings.permissions().stream().sorted().map(WireWords::permission).toList())
            .addAllRoles(holdings.roles().stream().map(Role::wireName).toList())
            .build());
  }

  private static Project project(String name) {
    return Project.newBuilder().setName(name).build();
  }

  private static String project(Repo repo) {
    return repo.getProject().getName().isEmpty() ? DEFAULT_PROJECT : repo.getProject().getName();
  }

  private static RefusedException notFound(String what) {
    return new RefusedException(new Refusal.NotFound(what + " not found"));
  }
}
